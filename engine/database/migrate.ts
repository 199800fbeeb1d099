import { readdir, readFile } from 'node:fs/promises'
import type { Database } from './database.ts'

const FOLDER = new URL('../schema/', import.meta.url)
/** Serialises engines that start at the same time. */
const LOCK = 72_707_372

/** Brings the engine's own tables to this program's version: the files of engine/schema that were not run yet. */
export async function migrate(database: Database): Promise<void> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d+-.+\.sql$/.test(name)).sort()
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK])
    const [schema] = await tx.query("select 1 from pg_namespace where nspname = 'engine'")
    if (!schema) await tx.query('create schema engine')
    await tx.query(`create table if not exists engine.schema_version (
      version integer primary key, name text not null, applied_at timestamptz not null default now())`)
    const done = await tx.query<{ version: number }>('select version from engine.schema_version')
    const applied = new Set(done.map(({ version }) => version))
    for (const name of files) {
      const version = Number.parseInt(name, 10)
      if (applied.has(version)) continue
      await tx.query(await readFile(new URL(name, FOLDER), 'utf8'))
      await tx.query('insert into engine.schema_version (version, name) values ($1, $2)', [version, name])
    }
  })
}
