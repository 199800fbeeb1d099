import 'server-only'
import { committed } from './after-commit'
import { readClient, tenantClient, type Reader, type Tx } from './client'
import { translateDbError } from './errors'
import { queryAs } from './facade'
import type { Prisma } from './generated/client'
import { poolOf } from './pool'
import { plainRows, rawTypes } from './raw-types'
import { statementName } from './statement-names'
import { assertSame, runAs, type TenantScope } from './tenant-scope'

export type { Reader, TenantScope, Tx }

export interface TransactionOptions {
  isolationLevel?: Prisma.TransactionIsolationLevel
  /** How long the work may take, in milliseconds; 15 s unless told. */
  timeout?: number
}

/**
 * Runs `work` in one transaction of the tenant: all of it is committed, or nothing. The door for every change.
 *
 * It is not repeated by itself: a conflict with another transaction is a `Conflict`, and whoever knows that
 * `work` has no other effect may try again. A statement that failed undoes the whole, even when its error was
 * caught. A `withTenant` inside another of the same tenant is a transaction of its own, on a second connection;
 * a verb that is part of a larger one takes its `tx` instead.
 *
 * @throws DomainError as `translateDbError` says, and whatever `work` throws
 */
export async function withTenant<T>(
  ctx: TenantScope,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  let opened: Tx | undefined
  const outcome = await translated(() =>
    runAs(ctx, () =>
      tenantClient.$transaction((tx) => {
        opened = tx
        return work(tx)
      }, options),
    ),
  )
  committed(opened)
  return outcome
}

/**
 * Reads as the tenant without a transaction: the setting and the query travel in one flight. Each call in
 * `read` sees the database at its own moment; what must agree goes into `withTenant`.
 *
 * @throws DomainError as `translateDbError` says
 */
export async function readTenant<T>(ctx: TenantScope, read: (db: Reader) => Promise<T>): Promise<T> {
  // Prisma's promises start when they are awaited: that must happen in here, while the tenant is set.
  return translated(() => runAs(ctx, async () => await read(readClient)))
}

export interface Statement {
  /** Unique for `text`: connections keep the planned statement under it. Left out for a text put together from parts. */
  name?: string
  text: string
  values: readonly unknown[]
}

/**
 * One SQL statement as the tenant, in one flight, past Prisma: for hot reads whose shape is built in SQL.
 * Columns arrive as `rawTypes` says.
 *
 * @throws DomainError as `translateDbError` says
 */
export async function tenantSql<T extends object>(
  ctx: TenantScope,
  { name, text, values }: Statement,
): Promise<T[]> {
  return translated(async () => {
    const tenantId = ctx.tenant.id
    assertSame(tenantId)
    const config = {
      name: name === undefined ? statementName(text, values) : `sql_${name}`,
      text,
      values: [...values],
      types: rawTypes,
    }
    const { rows } = await queryAs<T>(poolOf(tenantId), tenantId, config)
    return rows
  })
}

/** One SQL statement inside a `withTenant` transaction; columns arrive as from `tenantSql`. */
export async function txSql<T extends object>(
  tx: Tx,
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  return plainRows(await tx.$queryRawUnsafe<T[]>(text, ...values))
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translateDbError(error)
  }
}
