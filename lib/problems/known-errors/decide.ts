import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { type Tx, txSql, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { fetchNamed } from '@/lib/tickets/fetch-named'
import { formatNumber } from '@/lib/tickets/ref'
import { fetchProblem, type FetchedProblem } from '../fetch'
import { linkWithin } from '../incidents/link'
import { getKnownError } from './list'
import { type AppliedKnownError, decisionInput, type KnownErrorDto } from './schema'
import type { UseOutcome } from './vocabulary'

/**
 * Takes an incident for a case of a known error: it is put under the problem, and the workaround comes back to be sent.
 *
 * @throws Forbidden, NotFound (the problem), ValidationFailed at `incident` when it is not there
 * @throws Refused when the problem is no published known error, or the incident hangs on another problem
 */
export async function applyKnownError(ctx: Ctx, problemRef: string, incidentRef: string): Promise<AppliedKnownError> {
  authorize(ctx, 'problem.manage')
  return withTenant(ctx, async (tx) => {
    const problem = await fetchPublished(tx, ctx, problemRef)
    const incident = await fetchNamed(tx, ctx, 'incident', 'incident', incidentRef)
    const { elsewhere } = await linkWithin(tx, ctx, problem, { incidents: [incident.id], via: 'known_error', move: false })
    if (elsewhere.length > 0) throw new Refused('linked_elsewhere', 'This incident hangs on another problem')
    await decided(tx, ctx, { incidentId: incident.id, problemId: problem.row.id, outcome: 'used' })
    const { row, details } = problem
    return { problemId: row.id, number: formatNumber('problem', row.number), workaround: details.workaround }
  })
}

/**
 * Says that an incident is no case of a known error: it is not offered there again. Saying so twice is the same as once.
 *
 * @throws Forbidden, NotFound (the problem), ValidationFailed at `incident` when it is not there
 * @throws Refused when the problem is no published known error, or the incident hangs on it
 */
export async function dismissKnownError(ctx: Ctx, problemRef: string, incidentRef: string): Promise<void> {
  authorize(ctx, 'problem.manage')
  await withTenant(ctx, async (tx) => {
    const { row } = await fetchPublished(tx, ctx, problemRef)
    const incident = await fetchNamed(tx, ctx, 'incident', 'incident', incidentRef)
    const linked = await tx.problemIncident.count({ where: { incidentId: incident.id, problemId: row.id } })
    if (linked > 0) throw new Refused('already_used', 'This incident is put under the problem: take it off first')
    if (!(await decided(tx, ctx, { incidentId: incident.id, problemId: row.id, outcome: 'dismissed' }))) return
    await record(tx, ctx, {
      entity: { type: 'incident', id: incident.id },
      action: 'incident.known_error_dismissed',
      after: { problemId: row.id },
    })
  })
}

/**
 * Either of them, as the API says it.
 * @throws Forbidden, NotFound, ValidationFailed, Refused
 */
export async function decideKnownError(ctx: Ctx, problemRef: string, input: unknown): Promise<KnownErrorDto> {
  authorize(ctx, 'problem.manage')
  const { incident, outcome } = parse(decisionInput, input)
  if (outcome === 'used') await applyKnownError(ctx, problemRef, incident)
  else await dismissKnownError(ctx, problemRef, incident)
  return getKnownError(ctx, problemRef)
}

async function fetchPublished(tx: Tx, ctx: Ctx, ref: string): Promise<FetchedProblem> {
  const problem = await fetchProblem(tx, ctx, ref)
  if (!problem.details.knownErrorAt) throw new Refused('not_published', 'This problem is not published as a known error')
  return problem
}

interface Decision {
  incidentId: string
  problemId: string
  outcome: UseOutcome
}

/** Answers whether that was not decided before. Whoever decided it first stays the one who did. */
async function decided(tx: Tx, ctx: Ctx, { incidentId, problemId, outcome }: Decision): Promise<boolean> {
  const changed = await txSql<{ outcome: UseOutcome }>(
    tx,
    `insert into known_error_use as u (tenant_id, incident_id, problem_id, outcome, offered_at, decided_at, decided_by_id)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5::timestamptz, $5::timestamptz, $6::uuid)
     on conflict (tenant_id, incident_id, problem_id) do update
       set outcome = excluded.outcome, decided_at = excluded.decided_at, decided_by_id = excluded.decided_by_id
       where u.outcome <> excluded.outcome
     returning outcome`,
    [ctx.tenant.id, incidentId, problemId, outcome, ctx.now, actorUserId(ctx)],
  )
  return changed.length > 0
}
