import type { ClockEvent, Escalation, SlaMetric } from '@/lib/sla/types'
import { createIncident } from '@/lib/incidents/create'
import type { IncidentDto } from '@/lib/incidents/schema'
import { createPolicy } from '@/lib/sla/policies/create'
import { reorderPolicies } from '@/lib/sla/policies/reorder'
import { listPolicies } from '@/lib/sla/policies/queries'
import { drainDue } from '@/lib/sla/timers/drain'
import { ownerSql } from '../../support/database'
import { at, createWorld, userId, type World } from '../incidents/world'

/** When tickets of these tests are opened: a Friday at 15:00 in São Paulo. */
export const START = Date.UTC(2026, 7, 7, 18)
export const after = (seconds: number) => new Date(START + seconds * 1_000)

export const FIRST_RESPONSE = 60
export const RESOLUTION = 100

interface Draft {
  name?: string
  escalations?: Escalation[]
  /** By priority, beside those of priority 3. */
  targets?: object
}

/** A tenant whose tickets are judged round the clock: answered within 60 s, resolved within 100 s; warned at 75 %. */
export async function timerWorld(escalations: Escalation[] = [], targets: object = {}): Promise<World & { policyId: string }> {
  const world = await createWorld()
  return { ...world, policyId: await putFirst(world, { escalations, targets }) }
}

/** Makes a policy that judges before all others; returns its id. */
export async function putFirst({ tenant, as }: World, { name = 'Segundos', escalations = [], targets = {} }: Draft): Promise<string> {
  const others = await listPolicies(as.admin)
  const [always] = await ownerSql<{ id: string }>(
    `select calendar_id as id from sla_calendar_version where tenant_id = $1 and json_array_length(definition->'holidays') = 0`,
    [tenant.id],
  )
  const target = { firstResponse: FIRST_RESPONSE, resolution: RESOLUTION }
  const policy = await createPolicy(as.admin, { name, calendarId: always?.id, targets: { 3: target, ...targets }, escalations })
  await reorderPolicies(as.admin, { ids: [policy.id, ...others.map(({ id }) => id)] })
  return policy.id
}

export const open = (world: World, more: Record<string, unknown> = {}, now = after(0)): Promise<IncidentDto> =>
  createIncident(at(world.as.agent, now), { title: 'Sem rede', requesterId: userId(world.as.requester), ...more })

/** Tells everything that is due, as often as there is more. */
export async function drainAll(now: Date): Promise<void> {
  while ((await drainDue(now)).behind);
}

interface Entry {
  at: Date
  type: string
  new: { metric: SlaMetric; event?: ClockEvent; [more: string]: unknown }
  visibility: string
  actor_name: string
}

export const slaEntries = (id: string) =>
  ownerSql<Entry>(
    `select at, type, new, visibility, actor_name from timeline_entry where ticket_id = $1 and type like 'sla_%' order by at, id`,
    [id],
  )

/** `warning first_response 45`: what the timeline tells, and how many seconds after the opening it happened. */
export const story = async (id: string): Promise<string[]> =>
  (await slaEntries(id)).map(({ at, type, new: { metric } }) => `${type.slice(4)} ${metric} ${(at.getTime() - START) / 1_000}`)

export const notices = async (id: string): Promise<{ user_id: string; type: string; data: unknown }[]> =>
  ownerSql('select user_id, type, data from notification where ticket_id = $1 order by id', [id])

export const eventsOf = (id: string) =>
  ownerSql<{ type: string; payload: Record<string, unknown> }>(
    `select type, payload from outbox_event where payload->>'id' = $1 and type like 'incident.sla_%' order by id`,
    [id],
  )

export async function slaOf(id: string) {
  const [row] = await ownerSql<{
    timer_at: Date | null
    breached_at: Date | null
    first_response_state: string
    resolution_state: string
    fired: Record<string, { escalated?: ClockEvent[] }>
  }>('select timer_at, breached_at, first_response_state, resolution_state, fired from ticket_sla where ticket_id = $1', [id])
  if (!row) throw new Error('no service level')
  return row
}
