/** Starts an embedded PostgreSQL again when it was killed under the running product. */

import { startPostgres } from './postgres.mjs'
import { warn } from './say.mjs'

const INTERVAL = 1000

/**
 * @param {import('./database.mjs').Database} database
 * @returns {() => Promise<void>} ends the watch, after a restart that is under way
 */
export function watchDatabase(database) {
  let restart = Promise.resolve()
  let restarting = false
  const timer = setInterval(() => {
    if (restarting || database.isAlive()) return
    restarting = true
    warn('The database ended; starting it again.')
    restart = startPostgres()
      .catch((error) => warn(error.message))
      .finally(() => (restarting = false))
  }, INTERVAL)
  return async () => {
    clearInterval(timer)
    await restart
  }
}
