import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import type { ViewDto } from './schema'
import { fetchView, toViewDto, viewsQuery } from './store'

/**
 * The views that the actor works with, in their order; `all` adds those of other teams for who may share.
 * @throws Forbidden
 */
export async function listViews(ctx: Ctx, { all = false } = {}): Promise<ViewDto[]> {
  authorize(ctx, 'incident.read')
  const rows = await tenantSql<Omit<ViewDto, 'editable'>>(ctx, viewsQuery(ctx, { all }))
  return rows.map((row) => toViewDto(ctx, row))
}

/** @throws Forbidden, NotFound */
export async function getView(ctx: Ctx, id: string): Promise<ViewDto> {
  authorize(ctx, 'incident.read')
  return withTenant(ctx, (tx) => fetchView(tx, ctx, id))
}
