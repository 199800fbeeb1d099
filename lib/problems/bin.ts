import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import type { ProblemRow } from './schema'
import { problemJoins, rowColumns, rowOf, type RowRecord } from './serialize'

const MOST = 100

/** The problems in the bin, the last deleted first. @throws Forbidden */
export async function listProblemBin(ctx: Ctx): Promise<ProblemRow[]> {
  authorize(ctx, 'problem.delete')
  const params = new SqlParams()
  const rows = await tenantSql<RowRecord>(ctx, {
    text: `select ${rowColumns(ctx, params)} from ticket t ${problemJoins}
      where t.kind = 'problem' and ${visibleTickets(ctx, params, { bin: true })}
      order by t.deleted_at desc, t.id limit ${MOST}`,
    values: params.values,
  })
  return rows.map(rowOf)
}
