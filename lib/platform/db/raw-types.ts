import 'server-only'
import { types, type CustomTypesConfig } from 'pg'
import { Prisma } from './generated/client'

/** A bigint as a number. Counts and sums fit; what does not is refused instead of rounded. */
function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the safe integers`)
  return value
}

const own = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, toNumber],
  // A calendar day has no time zone: it stays the text YYYY-MM-DD.
  [types.builtins.DATE, (text) => text],
])

/** How raw queries read columns: int8 as number, date as text, timestamps as Date, the rest as node-postgres does. */
export const rawTypes: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    own.get(oid) ?? (types.getTypeParser(oid, format) as (text: string) => unknown),
}

/** Rows of a raw query through Prisma, in the same types as `rawTypes` gives. */
export function plainRows<T extends object>(rows: T[]): T[] {
  for (const row of rows) {
    for (const [column, value] of Object.entries(row)) {
      if (typeof value === 'bigint') Object.assign(row, { [column]: toNumber(String(value)) })
      else if (value instanceof Prisma.Decimal) Object.assign(row, { [column]: value.toString() })
    }
  }
  return rows
}
