/** Reads a cluster's postmaster.pid and says whose process it names. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { exists, isRunning } from './processes.mjs'

/**
 * What postmaster.pid in the data folder tells.
 *
 * `none`: no such file. `dead`: the process is gone; PostgreSQL itself clears that, after it made sure that no
 * child of the old server is left. `foreign`: a process number that something else got after a reboot, or the
 * file was copied here with the folder. `alive`: a server of this folder.
 *
 * @returns {{state: 'none' | 'dead' | 'foreign' | 'alive', pid?: number, port?: number}}
 */
export function postmaster(data) {
  const file = pidFile(data)
  if (!existsSync(file)) return { state: 'none' }
  const [first, , , fourth] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(first)
  if (!exists(pid)) return { state: 'dead', pid }
  return { state: isRunning(pid, data) ? 'alive' : 'foreign', pid, port: Number(fourth) || undefined }
}

/** The path of a data folder's postmaster.pid. */
export function pidFile(data) {
  return path.join(data, 'postmaster.pid')
}
