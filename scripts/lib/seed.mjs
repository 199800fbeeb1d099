/** The demo tenants with their people and tickets. The seed itself does nothing twice. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import { runLogged } from './processes.mjs'
import { root } from './project.mjs'
import { typescript } from './typescript-args.mjs'

const seed = 'prisma/seed/demo.ts'

/** @param {{env: Record<string, string | undefined>, signal?: AbortSignal}} options */
export async function seedDemo({ env, signal }) {
  if (!existsSync(path.join(root, seed))) return
  await runLogged('demo seed', process.execPath, [...typescript, seed], { env, signal })
}
