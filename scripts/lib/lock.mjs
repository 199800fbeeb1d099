/** Makes sure that one `npm start` alone runs this project's servers. */

import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from './processes.mjs'
import { ensureDataDir } from './project.mjs'
import { Problem } from './say.mjs'

/** Longer than the supervisor takes to stop everything when it notices that it is alone. */
const ENDING_LIMIT = 30_000

/**
 * @returns {Promise<{interrupted: boolean, shareWith: (pid: number) => void, release: () => void}>}
 *   interrupted: an earlier run was killed. shareWith: names the supervisor, which outlives us when we are killed.
 */
export async function takeLock() {
  const file = path.join(ensureDataDir(), 'start.pid')
  const [holder, supervisor] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').map(Number) : []
  if (holder && isRunning(holder, 'start.mjs')) {
    throw new Problem(
      `Farol already runs from this folder (process ${holder}). Stop it with Ctrl-C, or: kill ${holder}`,
    )
  }
  if (supervisor) await ended(supervisor)
  writeFileSync(file, `${process.pid}`)
  return {
    interrupted: Boolean(holder),
    shareWith: (pid) => appendFileSync(file, `\n${pid}`),
    release: () => rmSync(file, { force: true }),
  }
}

/** The supervisor of a killed run is still finishing requests, and then it will stop the database. */
async function ended(supervisor) {
  const until = Date.now() + ENDING_LIMIT
  while (isRunning(supervisor, 'boot.mjs')) {
    if (Date.now() > until)
      throw new Problem(`Process ${supervisor} of an earlier start does not end. Stop it: kill ${supervisor}`)
    await sleep(200)
  }
}
