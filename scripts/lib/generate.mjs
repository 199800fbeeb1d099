/** Prisma's CLI, with the engine that npm brings instead of the one that it would download. */

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { root } from './project.mjs'
import { Problem } from './say.mjs'

const cli = path.join(root, 'node_modules', 'prisma', 'build', 'index.js')
const engine = path.join(root, 'scripts', 'prisma', 'schema-engine.mjs')
const stamp = path.join(root, 'lib', 'platform', 'db', 'generated', '.stamp')

/** Whether the generated client was made from the schema as it is now. */
export function isGenerated() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === schemaFingerprint()
}

/** Generates the Prisma client from prisma/schema. */
export function generateClient() {
  const { status, stdout, stderr } = prisma(['generate'], { stdio: 'pipe' })
  if (status !== 0) throw new Problem(`prisma generate failed.\n\n${`${stdout}${stderr}`.trim()}`)
  writeFileSync(stamp, schemaFingerprint())
}

function schemaFingerprint() {
  return fingerprint(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'])
}

/** Runs the Prisma CLI in the project. */
export function prisma(args, { stdio = 'inherit', env = {} } = {}) {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    stdio,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: engine,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      ...env,
    },
  })
}
