import 'server-only'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemSql } from '@/lib/platform/db/system'

let expected: Promise<string[]> | undefined

/** Names of the migrations this release was built with; none when they were not shipped with it. */
const expectedMigrations = (): Promise<string[]> =>
  (expected ??= readdir(join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true }).then(
    (entries) => entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    () => [],
  ))

/** Null where no migration ever ran through this table; false where another role keeps its history to itself. */
const READABLE = `select has_any_column_privilege(to_regclass('public._prisma_migrations'), 'select') as readable`

const APPLIED = `
select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null`

/**
 * The migrations that this release needs and the database lacks, or null when its history cannot be read. A
 * database that is ahead is fine: releases tolerate the next one's schema.
 */
export async function missingMigrations(): Promise<string[] | null> {
  const [history] = await systemSql<{ readable: boolean | null }>(READABLE)
  if (!history?.readable) return null
  const [needed, applied] = await Promise.all([expectedMigrations(), systemSql<{ name: string }>(APPLIED)])
  const names = new Set(applied.map(({ name }) => name))
  return needed.filter((name) => !names.has(name))
}
