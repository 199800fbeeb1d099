import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { requireParts } from '../exists'
import { formatNumber, type TicketKind } from '../ref'
import type { MergedPart } from './schema'
import { isPart } from './parts'

interface Row extends Omit<MergedPart, 'number' | 'createdAt'> {
  number: number
  createdAt: Date
}

/** The tickets that were merged into one, as far as the actor may see them: what each began with. @throws NotFound */
export async function listMerged(ctx: Ctx, kind: TicketKind, ref: string): Promise<MergedPart[]> {
  const { id, parts } = await requireParts(ctx, kind, ref)
  if (parts.length === 1) return []
  const params = new SqlParams()
  const rows = await tenantSql<Row>(ctx, {
    text: `select t.id, t.number, t.title, t.description_html as "descriptionHtml", t.created_at as "createdAt",
        json_build_object('id', r.id, 'name', r.name) as requester
      from ticket t join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
      where ${isPart('t.id', { parts: parts.filter((part) => part !== id) }, params)} order by t.created_at, t.id`,
    values: params.values,
  })
  return rows.map((row) => ({ ...row, number: formatNumber(kind, row.number), createdAt: row.createdAt.toISOString() }))
}
