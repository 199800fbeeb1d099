import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { AuditEntry, Prisma } from '@/lib/platform/db/generated/client'
import { readTenant } from '@/lib/platform/db/tenant'
import { firstIdAt } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { type AuditEntryDto, type AuditQuery, auditQuery } from './schema'

type Filter = Omit<AuditQuery, 'limit' | 'cursor'>

/** Kinds of thing that are tickets, and as such may be confidential. */
const TICKETS = ['incident', 'problem']

/** Who did what to what, the latest first. What a confidential ticket says is left out for who may not read those. */
export async function listAudit(ctx: Ctx, input: AuditQuery): Promise<{ data: AuditEntryDto[]; page: { hasMore: boolean; nextCursor: string | null } }> {
  authorize(ctx, 'audit.read')
  const { limit, cursor, ...filter } = parse(auditQuery, input)
  const rows = await readTenant(ctx, (db) =>
    db.auditEntry.findMany({
      where: { AND: [conditionOf(ctx, filter), cursor ? { id: { lt: cursor } } : {}] },
      orderBy: { id: 'desc' },
      take: limit + 1,
    }),
  )
  const shown = rows.slice(0, limit)
  const [keys, isOpen] = await Promise.all([keyNames(ctx, shown), opener(ctx, shown)])
  const data = shown.map(
    (row): AuditEntryDto => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: {
        kind: row.actorKind,
        id: row.actorId,
        name: row.actorName,
        apiKey: row.apiKeyId && (keys.get(row.apiKeyId) ?? row.apiKeyId),
      },
      action: row.action,
      entity: { type: row.entityType, id: row.entityId },
      ip: row.ip,
      before: isOpen(row) ? row.before : null,
      after: isOpen(row) ? row.after : null,
    }),
  )
  const hasMore = rows.length > limit
  return { data, page: { hasMore, nextCursor: hasMore ? (data.at(-1)?.id ?? null) : null } }
}

/** How many entries a filter lets through. @throws Forbidden, ValidationFailed */
export async function countAudit(ctx: Ctx, input: Filter): Promise<number> {
  authorize(ctx, 'audit.read')
  const filter = parse(auditQuery.omit({ limit: true, cursor: true }), input)
  return readTenant(ctx, (db) => db.auditEntry.count({ where: conditionOf(ctx, filter) }))
}

/** Times are looked up by id: entries are numbered in time, and the key has them in order. */
const conditionOf = (ctx: Ctx, { entity, entityId, actor, from, to }: Filter): Prisma.AuditEntryWhereInput => ({
  tenantId: ctx.tenant.id,
  ...(entity && { entityType: entity }),
  ...(entityId && { entityId }),
  ...(actor && { actorId: actor }),
  id: { ...(from && { gte: firstIdAt(new Date(from)) }), ...(to && { lt: firstIdAt(new Date(to)) }) },
})

async function keyNames(ctx: Ctx, rows: readonly AuditEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ apiKeyId }) => apiKeyId ?? []))]
  if (ids.length === 0) return new Map()
  const keys = await readTenant(ctx, (db) =>
    db.apiKey.findMany({ where: { tenantId: ctx.tenant.id, id: { in: ids } }, select: { id: true, name: true } }),
  )
  return new Map(keys.map(({ id, name }) => [id, name]))
}

/** Which entries the reader may see into: of tickets only those known not to be confidential. */
async function opener(ctx: Ctx, rows: readonly AuditEntry[]): Promise<(row: AuditEntry) => boolean> {
  if (can(ctx, 'incident.confidential')) return () => true
  const isTicket = ({ entityType }: AuditEntry) => TICKETS.includes(entityType)
  const ids = [...new Set(rows.filter(isTicket).map(({ entityId }) => entityId))]
  const plain = await readTenant(ctx, (db) =>
    db.ticket.findMany({
      where: { tenantId: ctx.tenant.id, id: { in: ids }, confidential: false },
      select: { id: true },
    }),
  )
  const open = new Set(plain.map(({ id }) => id))
  return (row) => !isTicket(row) || open.has(row.entityId)
}
