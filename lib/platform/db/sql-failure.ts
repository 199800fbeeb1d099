import 'server-only'

/** A statement the server refused: the same, whether it came through Prisma or straight from node-postgres. */
export interface SqlFailure {
  sqlState: string
  message: string
  constraint: string | undefined
  table: string | undefined
  column: string | undefined
}

const SQL_STATE = /^[0-9A-Z]{5}$/

/** The refusal behind an error, or undefined when the server refused nothing. */
export function sqlFailureOf(error: unknown): SqlFailure | undefined {
  for (let at = error, depth = 0; isRecord(at) && depth < 4; at = inner(at), depth++) {
    const sqlState = at.originalCode ?? at.code
    const message = text(at.originalMessage ?? at.message)
    if (typeof sqlState !== 'string' || !SQL_STATE.test(sqlState) || isPrismaCode(sqlState) || !message)
      continue
    return {
      sqlState,
      message,
      constraint: text(at.constraint) ?? named(message, /constraint "([^"]+)"/),
      table: text(at.table) ?? named(message, /(?:table|relation) "([^"]+)"/),
      column: text(at.column) ?? named(message, /column "([^"]+)"/),
    }
  }
  return undefined
}

/** Prisma keeps the adapter's error in `meta`, the adapter the server's in `cause`. */
function inner(error: Record<string, unknown>): unknown {
  return isRecord(error.meta) && error.meta.driverAdapterError ? error.meta.driverAdapterError : error.cause
}

/** Prisma's own codes (P2002) have the shape of an SQLSTATE; class P0 alone is the server's (PL/pgSQL). */
const isPrismaCode = (code: string): boolean => /^P[1-9]/.test(code)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const named = (message: string, pattern: RegExp): string | undefined => pattern.exec(message)?.[1]
