import pg from 'pg'

let pool: pg.Pool | undefined

/**
 * Runs SQL as the owner of the database, whom row-level security does not bind: to arrange what a test needs, and
 * to look at what really is in the tables. Never the way of the code under test.
 */
export async function ownerSql<T extends object = Record<string, unknown>>(
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  if (!pool) {
    pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
    pool.on('error', () => undefined)
  }
  const { rows } = await pool.query<T>(text, [...values])
  return rows
}

export async function closeOwner(): Promise<void> {
  await pool?.end()
  pool = undefined
}
