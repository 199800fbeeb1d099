import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, isBuilt } from '@/scripts/lib/build.mjs'
import { root } from '@/scripts/lib/project.mjs'
import { step } from '@/scripts/lib/say.mjs'
import type { Options } from './options'
import { DIST_DIR } from './servers'

/** Makes the production build with the yardsticks in it, in a folder of its own, when a source changed. */
export async function ensureBuild({ keepBuild }: Options, signal: AbortSignal): Promise<void> {
  if (keepBuild || isBuilt(DIST_DIR)) return
  // Next adds the types of whatever folder it builds into.
  const settings = path.join(root, 'tsconfig.json')
  const before = readFileSync(settings, 'utf8')
  try {
    await step('Building (about a minute)', () => build({ env: process.env, distDir: DIST_DIR, signal }))
  } finally {
    writeFileSync(settings, before)
  }
}
