import 'server-only'
import { Prisma } from './generated/client'

/**
 * The second net under row-level security: every model call says which tenant it means. The first net would
 * catch a call without; this one also lets the planner use the composite keys, and finds the mistake where it
 * is made.
 */

type Arguments = Record<string, unknown>

const isObject = (value: unknown): value is Arguments =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const walled = new Set(
  Object.values(Prisma.ModelName).filter((model) =>
    Object.hasOwn(Prisma[`${model}ScalarFieldEnum`], 'tenantId'),
  ),
)

/** Whether rows of the model belong to a tenant. */
export const isWalled = (model: string | undefined): boolean => walled.has(model as Prisma.ModelName)

/** @throws when a call names a tenant that is not the current one */
function assertOwn(named: unknown, tenantId: string): void {
  if (named !== tenantId) throw new Error('A query names another tenant than the one it runs for')
}

/** The filter, narrowed to the tenant. */
export function scopeWhere(where: unknown, tenantId: string): Arguments {
  if (!isObject(where)) return { tenantId }
  if (where.tenantId !== undefined) assertOwn(where.tenantId, tenantId)
  return { ...where, tenantId }
}

/**
 * The key of one row. A compound key that names the tenant stays as it is, since Prisma writes an upsert as
 * ON CONFLICT only when nothing else filters; any other key is narrowed like a filter.
 */
export function scopeKey(where: unknown, tenantId: string): Arguments {
  if (!isObject(where)) return { tenantId }
  const compound = Object.values(where).find((value) => isObject(value) && 'tenantId' in value)
  if (!isObject(compound)) return scopeWhere(where, tenantId)
  assertOwn(compound.tenantId, tenantId)
  return where
}

/** The values of new rows, each with the tenant. */
export function scopeRows(data: unknown, tenantId: string): unknown {
  if (Array.isArray(data)) return data.map((row) => scopeRows(row, tenantId))
  if (!isObject(data)) return { tenantId }
  if (data.tenantId !== undefined) assertOwn(data.tenantId, tenantId)
  return { ...data, tenantId }
}

/** Changes to a row that exists: it may not move to another tenant. */
export function scopeChanges(data: unknown, tenantId: string): unknown {
  if (isObject(data) && data.tenantId !== undefined) assertOwn(data.tenantId, tenantId)
  return data
}

/**
 * A unique key as a plain filter: `{tenantId_number: {tenantId, number}}` becomes `{tenantId, number}`.
 * Prisma names a compound key after its fields.
 */
export function flattenKey(where: unknown): Arguments {
  if (!isObject(where)) return {}
  const parts = Object.entries(where).map(([name, value]) =>
    isObject(value) &&
    name.split('_').sort().join() === Object.keys(value).sort().join() &&
    name.includes('_')
      ? value
      : { [name]: value },
  )
  return Object.assign({}, ...parts) as Arguments
}
