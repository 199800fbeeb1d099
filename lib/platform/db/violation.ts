import 'server-only'
import { Prisma } from './generated/client'
import type { SqlFailure } from './sql-failure'

/** What the database would not accept, in the words of the model. */
export interface Violation {
  kind: 'unique' | 'reference' | 'inUse' | 'check' | 'required'
  /** Name of the constraint, as in the migrations; absent for a missing value. */
  constraint: string | undefined
  /** Fields of the model that the constraint is about, without the tenant. */
  fields: string[]
}

const kinds = new Map<string, Violation['kind']>([
  ['23505', 'unique'],
  ['23503', 'reference'],
  ['23001', 'inUse'],
  ['23514', 'check'],
  ['23502', 'required'],
])

/** The violated constraint, or undefined when the statement failed for another reason. */
export function violationIn(failure: SqlFailure): Violation | undefined {
  const kind = kinds.get(failure.sqlState)
  if (!kind) return undefined
  if (kind === 'required') return { kind, constraint: undefined, fields: fieldsNamedIn(failure.column ?? '') }
  const constraint = failure.constraint ?? ''
  const table = failure.table ?? ''
  const own = constraint.replace(new RegExp(`^${table}_(tenant_id_)?`), '')
  // A foreign key is broken from either end; only the referenced end speaks of the row that goes.
  const inUse = kind === 'reference' && failure.message.startsWith('update or delete')
  return { kind: inUse ? 'inUse' : kind, constraint, fields: fieldsNamedIn(own) }
}

/** camelCase field by snake_case column, of all models; longest first, so that `external_ref` wins over `ref`. */
const columns = Object.values(Prisma.ModelName)
  .flatMap((model) => Object.keys(Prisma[`${model}ScalarFieldEnum`]))
  .filter((field, index, all) => field !== 'tenantId' && all.indexOf(field) === index)
  .map((field) => ({ field, column: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) }))
  .sort((a, b) => b.column.length - a.column.length)

/**
 * The fields in the name of a constraint. Row-level security makes the server withhold which columns collided,
 * so the name has to tell: Prisma and the migrations build it from table, columns and a suffix.
 */
function fieldsNamedIn(name: string): string[] {
  const fields: string[] = []
  let rest = name.replace(/_(key|fkey|pkey|check|idx)$/, '')
  while (rest !== '') {
    const match = columns.find(({ column }) => rest === column || rest.startsWith(`${column}_`))
    if (match) fields.push(match.field)
    const length = match?.column.length ?? rest.search(/_|$/)
    rest = rest.slice(length + 1)
  }
  return fields
}
