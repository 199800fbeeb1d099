import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { shownClocks } from '@/lib/sla/shown'
import { visibleTickets } from '@/lib/tickets/access'
import type { IncidentRow } from './schema'

import { incidentJoins, rowShape, type RowRecord } from './serialize'

const MOST = 100

/** The incidents in the bin, the last deleted first; the oldest are left to retention. @throws Forbidden */
export async function listBin(ctx: Ctx): Promise<IncidentRow[]> {
  authorize(ctx, 'incident.delete')
  const params = new SqlParams()
  const rows = await tenantSql<RowRecord>(ctx, {
    text: `select ${rowShape.columns} from ticket t ${incidentJoins}
      where t.kind = 'incident' and ${visibleTickets(ctx, params, { bin: true })}
      order by t.deleted_at desc, t.id limit ${MOST}`,
    values: params.values,
  })
  const clocks = await shownClocks(ctx, rows.map((row) => row.clocks))
  return rows.map((row) => rowShape.of(row, clocks))
}
