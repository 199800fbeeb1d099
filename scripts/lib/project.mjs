/** The project's own places on disk. */

import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Everything this machine keeps for the project: database, secrets, files, logs, build stamps. */
export const dataDir = path.join(root, '.data')

/** Whether the current process is the superuser of a Unix system. PostgreSQL refuses to run as that. */
export const isRoot = process.getuid?.() === 0

/**
 * Makes `.data/` and returns it. Others may pass through it only when root runs the project, because
 * PostgreSQL's system user must then reach its own folder inside; the files in it have modes of their own.
 */
export function ensureDataDir() {
  mkdirSync(dataDir, { recursive: true })
  if (process.platform !== 'win32') chmodSync(dataDir, isRoot ? 0o711 : 0o700)
  return dataDir
}
