/**
 * A physical copy of the running embedded PostgreSQL, as pg_basebackup makes one: the data folder is copied while
 * writes go on, and the log of those writes is copied with it. A server that opens the copy replays the log, and
 * has then every transaction that was committed before the copy ended.
 *
 * https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyFile, copyTree } from './copy-tree.mjs'
import { withClient } from './migrate.mjs'
import { Problem } from './say.mjs'

/** What belongs to a running server alone; each folder stays, empty. */
const INSIDE_OF = /^(?:pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//
const OF_THE_SERVER = /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map|backup_manifest|.*\.tmp)$/
const PASSING = /^(?:pgsql_tmp|pg_internal\.init)/
const CONTROL = 'global/pg_control'
const WAL_FILE = /^[0-9A-F]{24}$/

/**
 * Copies the cluster of `server` to `database/` in the folder, with the superuser's password beside it.
 *
 * @param {import('./postgres.mjs').PostgresServer} server
 * @param {Map<string, string>} sums takes the checksums
 */
export async function copyDatabase(server, folder, sums) {
  const target = path.join(folder, 'database')
  return withClient(server.url('postgres'), async (client) => {
    const { rows } = await client.query('SHOW data_directory')
    const data = rows[0].data_directory
    // Keeps the log from being recycled under the copy; it goes with this connection, whatever happens.
    await client.query("SELECT pg_create_physical_replication_slot('farol_backup', true, true)")
    const first = await nameOfLog(client, "pg_backup_start('farol', true)")
    const skip = (name, place) =>
      INSIDE_OF.test(place) || OF_THE_SERVER.test(place) || PASSING.test(name) || place === CONTROL
    let bytes = await copyTree(data, target, { sums, prefix: 'database', skip })
    bytes += await copyPart(CONTROL)
    const stop = await client.query('SELECT pg_walfile_name(lsn) AS log, labelfile, spcmapfile FROM pg_backup_stop(false)')
    const [{ log: last, labelfile, spcmapfile }] = stop.rows
    if (spcmapfile) throw new Problem('The database has tablespaces outside of its folder: back it up with pg_basebackup.')
    for (const file of logsBetween(data, first, last)) bytes += await copyPart(`pg_wal/${file}`)
    await writePart('backup_label', labelfile)

    const password = path.join(path.dirname(data), 'password')
    await copyFile(password, path.join(folder, 'database-password'), { sums, name: 'database-password' })
    return {
      bytes,
      postgres: readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim(),
      platform: `${process.platform}-${process.arch}`,
      migrations: await appliedMigrations(server),
    }

    function copyPart(place) {
      return copyFile(path.join(data, place), path.join(target, place), { sums, name: `database/${place}` })
    }

    /** Through a draft, so that its checksum is made as every other. */
    async function writePart(place, text) {
      const draft = path.join(folder, 'draft')
      writeFileSync(draft, text)
      await copyFile(draft, path.join(target, place), { sums, name: `database/${place}` })
      rmSync(draft)
    }
  })
}

/** The names of the migrations that the database has. */
export function appliedMigrations(server) {
  return withClient(server.url('farol'), async (client) => {
    const { rows } = await client.query(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
    )
    return rows.map(({ name }) => name)
  })
}

async function nameOfLog(client, position) {
  const { rows } = await client.query(`SELECT pg_walfile_name(${position}) AS log`)
  return rows[0].log
}

/** The files of the log from the first to the last, and the histories of its timelines. */
function logsBetween(data, first, last) {
  const files = readdirSync(path.join(data, 'pg_wal'))
  const logs = files.filter((name) => WAL_FILE.test(name) && name >= first && name <= last)
  if (!logs.includes(first) || !logs.includes(last))
    throw new Problem(`The database's log from ${first} to ${last} is not complete. Try again.`)
  return [...logs, ...files.filter((name) => name.endsWith('.history'))]
}
