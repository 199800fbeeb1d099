import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { OPEN_STATUSES } from '@/lib/incidents/vocabulary'
import { visibleTickets } from '@/lib/tickets/access'
import { formatNumber } from '@/lib/tickets/ref'
import { isTicket } from '@/lib/tickets/ref-condition'
import { STILL_THERE } from './evidence'
import { likelyKnownErrors } from './likely'
import { type KnownErrorMatch, LONGEST_TEXT } from './schema'
import { nearBest } from './score'
import type { UseOutcome } from './vocabulary'

interface Asking {
  id: string
  status: string
  title: string
  description: string
  itemIds: string[]
  linked: boolean
  generation: string
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
  const { itemIds, uses } = incident
  const likely = await likelyKnownErrors(ctx, { ...incident, itemIds: itemIds.slice(0, 20) })
  const found = await readShown(ctx, likely)
  const outcomeOf = new Map(uses.map(({ problemId, outcome }) => [problemId, outcome]))
  const offered = found.filter(({ problemId }) => outcomeOf.get(problemId) !== 'dismissed').slice(0, MOST)
  await count(ctx, incident.id, offered.flatMap(({ problemId }) => (outcomeOf.has(problemId) ? [] : [problemId])))
  return offered
}

/**
 * Tells apart what the words of the tenant's known errors were and are: each row that is written anew has a later
 * transaction. The same in every process. Over `t`.
 */
const GENERATION = `(select concat(count(*), '.', sum(k.xmin::text::bigint)) from known_error_search k where k.tenant_id = t.tenant_id)`

async function readAsking(ctx: Ctx, ref: string): Promise<Asking> {
  const params = new SqlParams()
  const [row] = await tenantSql<Asking>(ctx, {
    text: `select t.id, t.status, t.title, left(t.description_text, ${LONGEST_TEXT}) as description,
        array(select o.item_id from ticket_item o where o.tenant_id = t.tenant_id and o.ticket_id = t.id) as "itemIds",
        ${GENERATION} as generation,
        exists (select from problem_incident i where i.tenant_id = t.tenant_id and i.incident_id = t.id) as linked,
        coalesce((select json_agg(json_build_object('problemId', u.problem_id, 'outcome', u.outcome)) from known_error_use u
          where u.tenant_id = t.tenant_id and u.incident_id = t.id), '[]') as uses
      from ticket t where ${isTicket('incident', ref, params)} and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  if (!row) throw new NotFound('Incident')
  return row
}

type Shown = Omit<KnownErrorMatch, 'number' | 'score' | 'because'> & { number: number }

/** Those of the likely ones that the actor sees and that are still offered, as they are now; none far behind the best. */
async function readShown(ctx: Ctx, likely: Awaited<ReturnType<typeof likelyKnownErrors>>): Promise<KnownErrorMatch[]> {
  if (likely.length === 0) return []
  const params = new SqlParams()
  const rows = await tenantSql<Shown>(ctx, {
    text: `select t.id as "problemId", t.number, t.title, p.workaround, p.workaround_html as "workaroundHtml"
      from problem p join ticket t on t.tenant_id = p.tenant_id and t.id = p.ticket_id
      where p.tenant_id = ${params.add(ctx.tenant.id)}::uuid and p.ticket_id = any(${params.add(likely.map(({ problemId }) => problemId))}::uuid[])
        and p.known_error_at is not null and ${STILL_THERE} and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  const shown = new Map(rows.map((row) => [row.problemId, row]))
  return nearBest(likely.filter(({ problemId }) => shown.has(problemId))).flatMap(({ problemId, score, because }) => {
    const row = shown.get(problemId)
    return row ? [{ ...row, number: formatNumber('problem', row.number), score, because }] : []
  })
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
