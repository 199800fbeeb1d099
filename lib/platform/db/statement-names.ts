import 'server-only'
import { processWide } from '@/lib/platform/process-wide'
import { keepsStatements } from './binder'

/** Every name costs memory in each connection of the pool, so only statements that come back get one. */
const MOST = 200
const SEEN_BEFORE = 2
const CANDIDATES = 2_000

const names = processWide('db.statements', () => new Map<string, string>())
const seen = processWide('db.statements-seen', () => new Map<string, number>())

/**
 * A name under which connections keep the parsed and planned statement, or undefined for one that is new,
 * or carries no value (BEGIN and its like). Statements that never come back, such as lists of every length,
 * cannot crowd the others out.
 */
export function statementName(sql: string, values: readonly unknown[]): string | undefined {
  const name = names.get(sql)
  if (name !== undefined) return name
  if (values.length === 0 || names.size >= MOST || !keepsStatements()) return undefined
  const times = seen.get(sql) ?? 0
  if (times < SEEN_BEFORE) {
    if (seen.size >= CANDIDATES) seen.clear()
    seen.set(sql, times + 1)
    return undefined
  }
  seen.delete(sql)
  const fresh = `farol_${names.size}`
  names.set(sql, fresh)
  return fresh
}
