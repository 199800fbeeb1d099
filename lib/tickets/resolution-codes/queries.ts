import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import type { ResolutionCodeDto } from './schema'

/** The tenant's resolution codes in their order; archived ones only when asked for. */
export async function listResolutionCodes(ctx: Ctx, { archived = false } = {}): Promise<ResolutionCodeDto[]> {
  authorize(ctx, 'incident.read', 'settings.manage')
  const rows = await readTenant(ctx, (db) =>
    db.resolutionCode.findMany({
      where: { tenantId: ctx.tenant.id, ...(!archived && { archivedAt: null }) },
      orderBy: [{ position: 'asc' }, { key: 'asc' }],
    }),
  )
  return rows.map(({ key, label, position, archivedAt }) => ({
    key,
    label,
    position,
    archivedAt: archivedAt?.toISOString() ?? null,
  }))
}
