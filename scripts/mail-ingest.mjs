/**
 * `npm run mail:ingest -- [--to <organisation>] file.eml…`: takes messages from files, as if they had come by mail, and
 * says what became of each. Without `--to` the recipients in the message decide whose it is.
 */

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { openDatabase } from './lib/database.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { listenPort } from './lib/listen-address.mjs'
import { root } from './lib/project.mjs'
import { runtimeEnvironment } from './lib/runtime-environment.mjs'
import { Problem, run } from './lib/say.mjs'
import { loadSecrets } from './lib/secrets.mjs'
import { typescript } from './lib/typescript-args.mjs'

run(async () => {
  loadDotEnv()
  const args = process.argv.slice(2)
  const files = args[0] === '--to' ? args.slice(2) : args
  if (files.length === 0) throw new Problem('Name the files: npm run mail:ingest -- [--to <organisation>] message.eml …')
  const missing = files.find((file) => !existsSync(file))
  if (missing) throw new Problem(`There is no file ${missing}.`)
  const database = await openDatabase()
  try {
    const env = { LOG_LEVEL: 'error', ...runtimeEnvironment(database, { port: listenPort(), secrets: loadSecrets() }) }
    process.exitCode = await runHere([...typescript, 'scripts/lib/mail-ingest.ts', ...args], env)
  } finally {
    if (!database.reused) await database.close()
  }
})

/** What it says is for whoever typed the command. */
function runHere(args, env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
