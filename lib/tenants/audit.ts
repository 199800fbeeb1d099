import 'server-only'
import { z } from 'zod'
import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { AuditEntry, Prisma } from '@/lib/platform/db/generated/client'
import { readTenant } from '@/lib/platform/db/tenant'
import { wholeNumber } from '@/lib/platform/parameters'
import { parse } from '@/lib/platform/parse'

export const auditQuery = z.strictObject({
  /** Kind of thing, such as `user` or `incident`. */
  entity: z.string().max(60).optional(),
  actor: z.uuid().optional(),
  limit: wholeNumber(1, 100).default(50),
  /** The id where the page before ended: entries are numbered in time. */
  cursor: z.uuid().optional(),
})

export interface AuditEntryDto {
  id: string
  at: string
  /** With the name of the API key that acted for them, if one did. */
  actor: { kind: string; name: string; apiKey: string | null }
  action: string
  entity: { type: string; id: string }
  ip: string | null
  /** Null, with `after`, too when the entry is about a confidential ticket and not for this reader's eyes. */
  before: Prisma.JsonValue
  after: Prisma.JsonValue
}

/** Kinds of thing that are tickets, and as such may be confidential. */
const TICKETS = ['incident']

/** Who did what to what, the latest first. What a confidential ticket says is left out for who may not read those. */
export async function listAudit(ctx: Ctx, input: z.input<typeof auditQuery>) {
  authorize(ctx, 'audit.read')
  const { entity, actor, limit, cursor } = parse(auditQuery, input)
  const rows = await readTenant(ctx, (db) =>
    db.auditEntry.findMany({
      where: {
        tenantId: ctx.tenant.id,
        ...(entity && { entityType: entity }),
        ...(actor && { actorId: actor }),
        ...(cursor && { id: { lt: cursor } }),
      },
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
      actor: { kind: row.actorKind, name: row.actorName, apiKey: row.apiKeyId && (keys.get(row.apiKeyId) ?? row.apiKeyId) },
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
