import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { explainClocks, type ExplainedClocks } from '@/lib/sla/explain'
import type { SlaFact } from '@/lib/sla/facts'
import { termsFor } from '@/lib/sla/versions'
import { visibleTickets } from '@/lib/tickets/access'
import { isTicket } from '@/lib/tickets/ref-condition'

/** The clocks of an incident as they stand now, each with the lines that add up to it. @throws Forbidden, NotFound */
export async function explainIncident(ctx: Ctx, ref: string): Promise<ExplainedClocks> {
  authorize(ctx, 'incident.read')
  const params = new SqlParams()
  const [row] = await tenantSql<{ facts: SlaFact[] | null }>(ctx, {
    text: `select s.facts from ticket t left join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
      where ${isTicket('incident', ref, params)} and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  if (!row) throw new NotFound('Incident')
  const facts = row.facts ?? []
  return explainClocks(facts, await termsFor(ctx, facts), ctx.now.getTime())
}
