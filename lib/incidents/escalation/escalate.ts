import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { claimEscalation, quenchEscalations } from '@/lib/sla/escalation/marks'
import { actionsOf } from '@/lib/sla/escalation/rules'
import { CLOCK_EVENTS, SLA_METRICS, type Escalation } from '@/lib/sla/types'
import { fetchTicket } from '@/lib/tickets/fetch'
import { z } from 'zod'
import { changeIncident } from '../change'
import { OPEN_STATUSES } from '../vocabulary'
import { planEscalation } from './plan'

export const escalationInput = z.object({
  id: z.uuid(),
  metric: z.enum(SLA_METRICS),
  event: z.enum(CLOCK_EVENTS),
  at: z.iso.datetime(),
  policyId: z.uuid(),
  policyVersion: z.int(),
})

export type EscalationOutcome = 'escalated' | 'nothing_to_do'

/**
 * Does what the policy says of a warning or breach that was told: another team or person, a higher priority. Once for
 * a clock and event, however often it is asked for; the mark is set in the transaction of the change.
 * @throws Forbidden, NotFound (also when it lies in the bin), Conflict
 */
export async function escalateIncident(ctx: Ctx, input: unknown): Promise<EscalationOutcome> {
  authorize(ctx, 'incident.assign')
  authorize(ctx, 'incident.priority.override')
  const { id, metric, event, at, policyId, policyVersion } = parse(escalationInput, input)
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', id)
    const open = OPEN_STATUSES.some((status) => status === row.status)
    if (!open || !(await claimEscalation(tx, row.id, { metric, event, at }))) return 'nothing_to_do'
    const { name, escalations } = await readRules(tx, policyId, policyVersion)
    const actions = actionsOf(escalations, metric, event)
    const plan = actions && (await planEscalation(tx, ctx, row, actions))
    if (!plan) return 'nothing_to_do'
    const { columns, fields, done, skipped } = plan
    const policy = { id: policyId, name, version: policyVersion }
    await changeIncident(tx, ctx, row, {
      action: 'escalated',
      columns,
      fields,
      entries: [{ type: 'sla_escalated', new: { metric, event, policy, actions: done, skipped } }],
      event: { metric, slaEvent: event },
    })
    await quenchEscalations(tx, row.id, ctx.now)
    return 'escalated'
  })
}

async function readRules(tx: Tx, id: string, version: number): Promise<{ name: string; escalations: Escalation[] }> {
  const [row] = await txSql<{ name: string; escalations: Escalation[] }>(
    tx,
    `select name, definition->'escalations' as escalations from sla_policy_version where policy_id = $1::uuid and version = $2::int`,
    [id, version],
  )
  return row ?? { name: '', escalations: [] }
}
