/** Puts the database of a backup into the place of the embedded one. */

import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { appliedMigrations } from './backup-database.mjs'
import { copyTree } from './copy-tree.mjs'
import { program } from './postgres-binaries.mjs'
import { clusterHome } from './postgres-home.mjs'
import { postmaster } from './postgres-process.mjs'
import { startPostgres } from './postgres.mjs'
import { moveAside } from './restore-files.mjs'
import { Problem } from './say.mjs'

/**
 * Copies the data folder beside the present one and then exchanges the two: an interrupted copy changes nothing.
 *
 * @param {import('./backup-manifest.mjs').Manifest} manifest
 */
export async function putDatabase(backup, manifest, aside) {
  const { folder, native, account } = clusterHome('postgres')
  refuseOther(manifest, native)
  const data = path.join(folder, 'data')
  await stopLeftover(data)

  const draft = `${data}.restoring`
  rmSync(draft, { recursive: true, force: true })
  await copyTree(path.join(backup, 'database'), draft, { owner: account })
  const password = path.join(folder, 'password')
  moveAside(data, aside)
  moveAside(password, aside)
  copyFileSync(path.join(backup, 'database-password'), password)
  chmodSync(password, 0o600)
  renameSync(draft, data)
}

/** Opens the restored database, which replays its log. @returns {Promise<number>} how many migrations it has */
export async function checkDatabase(manifest) {
  const server = await startPostgres()
  try {
    const applied = await appliedMigrations(server)
    const missing = manifest.migrations.find((name) => !applied.includes(name))
    if (missing) throw new Problem(`The restored database lacks migration ${missing}: the backup is not usable.`)
    return applied.length
  } finally {
    await server.stop()
  }
}

/** A data folder is read only by the same major version, built for the same kind of machine. */
function refuseOther({ postgres, platform }, native) {
  const here = `${process.platform}-${process.arch}`
  if (platform !== here) throw new Problem(`The backup was made on ${platform} and this is ${here}: move the database with pg_dump.`)
  const { stdout } = spawnSync(program(native, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' })
  const version = /(\d+)/.exec(stdout ?? '')?.[1]
  if (version === postgres) return
  throw new Problem(`The backup has data of PostgreSQL ${postgres}, and this release brings ${version}: restore it with the release that made it.`)
}

/** A killed `npm start` leaves its server running; nothing else uses it, as the lock is ours. */
async function stopLeftover(data) {
  if (postmaster(data).state !== 'alive') return
  const server = await startPostgres()
  await server.stop()
}
