import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { OPEN_STATUSES } from '@/lib/incidents/vocabulary'
import { visibleTickets } from '@/lib/tickets/access'
import { isTicket } from '@/lib/tickets/ref-condition'
import { matchKnownErrors } from './match'
import { type KnownErrorMatch, LONGEST_TEXT } from './schema'
import type { UseOutcome } from './vocabulary'

interface Asking {
  id: string
  status: string
  title: string
  description: string
  itemIds: string[]
  linked: boolean
  uses: { problemId: string; outcome: UseOutcome }[]
}

const MOST = 3

/**
 * The known errors that an incident is likely about, for whoever works it: none once it hangs on a problem or is
 * resolved, and none that somebody dismissed here. That they were offered is counted, once for each incident.
 *
 * @throws Forbidden, NotFound
 */
export async function offerKnownErrors(ctx: Ctx, incidentRef: string): Promise<KnownErrorMatch[]> {
  authorize(ctx, 'problem.read')
  const incident = await readAsking(ctx, incidentRef)
  if (incident.linked || !OPEN_STATUSES.some((status) => status === incident.status)) return []
  const { title, description, itemIds, uses } = incident
  const dismissed = uses.filter(({ outcome }) => outcome === 'dismissed').length
  const found = await matchKnownErrors(ctx, { title, description, itemIds: itemIds.slice(0, 20) }, { audience: 'agents', limit: MOST + dismissed })
  const outcomeOf = new Map(uses.map(({ problemId, outcome }) => [problemId, outcome]))
  const offered = found.filter(({ problemId }) => outcomeOf.get(problemId) !== 'dismissed').slice(0, MOST)
  await count(ctx, incident.id, offered.flatMap(({ problemId }) => (outcomeOf.has(problemId) ? [] : [problemId])))
  return offered
}

async function readAsking(ctx: Ctx, ref: string): Promise<Asking> {
  const params = new SqlParams()
  const [row] = await tenantSql<Asking>(ctx, {
    text: `select t.id, t.status, t.title, left(t.description_text, ${LONGEST_TEXT}) as description,
        array(select o.item_id from ticket_item o where o.tenant_id = t.tenant_id and o.ticket_id = t.id) as "itemIds",
        exists (select from problem_incident i where i.tenant_id = t.tenant_id and i.incident_id = t.id) as linked,
        coalesce((select json_agg(json_build_object('problemId', u.problem_id, 'outcome', u.outcome)) from known_error_use u
          where u.tenant_id = t.tenant_id and u.incident_id = t.id), '[]') as uses
      from ticket t where ${isTicket('incident', ref, params)} and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  if (!row) throw new NotFound('Incident')
  return row
}

async function count(ctx: Ctx, incidentId: string, problemIds: readonly string[]): Promise<void> {
  if (problemIds.length === 0) return
  await tenantSql(ctx, {
    name: 'known_errors_offered',
    text: `insert into known_error_use (tenant_id, incident_id, problem_id, outcome, offered_at)
      select $1, $2, problem_id, 'offered', $3 from unnest($4::uuid[]) as problem_id on conflict do nothing`,
    values: [ctx.tenant.id, incidentId, ctx.now, problemIds],
  })
}
