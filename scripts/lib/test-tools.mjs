/** Runs the tools of `npm test` with their output as it is. */

import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './project.mjs'

const programs = {
  depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
  eslint: 'eslint/bin/eslint.js',
  knip: 'knip/bin/knip.js',
  next: 'next/dist/bin/next',
  playwright: '@playwright/test/cli.js',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
}

/** Runs a tool to its end and returns its exit code. */
export function runTool(name, args, env = testEnvironment()) {
  const program = path.join(root, 'node_modules', programs[name])
  const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * The environment of the tests: this machine's, without anything that would lead them to an installation's own
 * database or services.
 *
 * @param {string} [databaseUrl] the test server, as its superuser
 */
export function testEnvironment(databaseUrl) {
  const foreign =
    /^(DATABASE_|FAROL_|S3_|AUTH_|INNGEST_|PUSHER_|ENGINE_|NEXTAUTH_|TRUSTED_PROXIES$|RATE_LIMIT_FACTOR$|PORT$|LOG_LEVEL$)/
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  return {
    ...Object.fromEntries(kept),
    NEXT_TELEMETRY_DISABLED: '1',
    ...(databaseUrl && { TEST_DATABASE_URL: databaseUrl }),
  }
}
