import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { readTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'

export const auditQuery = z.strictObject({
  /** Kind of thing, such as `user` or `incident`. */
  entity: z.string().max(60).optional(),
  actor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The id where the page before ended: entries are numbered in time. */
  cursor: z.uuid().optional(),
})

export interface AuditEntryDto {
  id: string
  at: string
  actor: { kind: string; name: string }
  action: string
  entity: { type: string; id: string }
  ip: string | null
  before: Prisma.JsonValue
  after: Prisma.JsonValue
}

/** Who did what to what, the latest first. */
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
  const data = rows.slice(0, limit).map(
    (row): AuditEntryDto => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: { kind: row.actorKind, name: row.actorName },
      action: row.action,
      entity: { type: row.entityType, id: row.entityId },
      ip: row.ip,
      before: row.before,
      after: row.after,
    }),
  )
  const hasMore = rows.length > limit
  return { data, page: { hasMore, nextCursor: hasMore ? (data.at(-1)?.id ?? null) : null } }
}
