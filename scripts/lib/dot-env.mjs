/** Settings of this installation from a `.env` file beside package.json; the real environment goes before it. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as util from 'node:util'
import { root } from './project.mjs'

/** Before Node 20.12 there is no parser for it; `npm start` then reads it once it runs on the project's Node. */
export function loadDotEnv() {
  const file = path.join(root, '.env')
  if (!existsSync(file) || !util.parseEnv) return
  for (const [name, value] of Object.entries(util.parseEnv(readFileSync(file, 'utf8'))))
    process.env[name] ??= value
}
