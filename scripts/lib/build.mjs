/** The production build, made again only when something that goes into it changed. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { runLogged } from './processes.mjs'
import { root } from './project.mjs'

const sources = [
  'app',
  'components',
  'lib',
  'prisma/schema',
  'instrumentation.ts',
  'middleware.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'tailwind.config.ts',
  'tsconfig.json',
]

/** Whether the build in `distDir` was made from the sources as they are now. */
export function isBuilt(distDir = '.next') {
  const stamp = stampFile(distDir)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(sources)
}

/**
 * Runs `next build`. Next empties the folder first, so an interrupted build leaves no stamp.
 *
 * @param {{env: Record<string, string | undefined>, distDir?: string, signal?: AbortSignal}} options
 */
export async function build({ env, distDir = '.next', signal }) {
  rmSync(stampFile(distDir), { force: true })
  const started = fingerprint(sources)
  await runLogged('next build', process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...env, FAROL_DIST_DIR: distDir, NODE_ENV: 'production' },
    signal,
  })
  writeFileSync(stampFile(distDir), started)
}

function stampFile(distDir) {
  return path.join(root, distDir, 'farol.stamp')
}
