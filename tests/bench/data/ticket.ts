import { tenantSettings } from '@/lib/platform/tenancy/settings'
import type { SlaFact } from '@/lib/sla/facts'
import { derivePriority } from '@/lib/tickets/priority'
import { CHANNELS, HOLD_REASONS, LEVELS } from '@/lib/tickets/schema'
import type { Value } from './copy'
import type { Random } from './random'
import { judged, serviceLevel, serviceLevelValues, SLA_COLUMNS } from './service-level'
import type { BenchTenant, Named } from './tenants'
import { REPLIES, RESOLUTION_CODES, SENTENCES, TAGS, THINGS, TROUBLES } from './words'

const HOUR = 3_600_000
const { priorityMatrix } = tenantSettings.parse({})

export const COLUMNS = {
  ticket: [
    'tenant_id', 'id', 'kind', 'number', 'title', 'description_text', 'description_html', 'status', 'hold_reason', 'impact',
    'urgency', 'priority', 'category_id', 'requester_id', 'assignee_id', 'team_id', 'channel', 'custom_fields',
    'confidential', 'resolution_code', 'resolution', 'version', 'created_at', 'updated_at', 'resolved_at', 'closed_at',
  ],
  ticket_tag: ['tenant_id', 'ticket_id', 'tag'],
  ticket_sla: SLA_COLUMNS,
  comment: ['tenant_id', 'id', 'ticket_id', 'author_id', 'visibility', 'body_text', 'body_html', 'channel', 'created_at'],
  timeline_entry: [
    'tenant_id', 'id', 'ticket_id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'type', 'field', 'old', 'new',
    'visibility', 'comment_id',
  ],
} as const

export type TicketTable = keyof typeof COLUMNS
export type Add = (table: TicketTable, row: Value[]) => void

/** Tickets of which the whole story is told: comments, and what changed when. The others were only opened. */
const TOLD = 0.25

/** When a ticket is opened, and from when it is looked at; in milliseconds. */
export interface When {
  at: number
  now: number
  /** From 0, the oldest of all, to 1, the newest: old ones are closed, fresh ones mostly open. */
  age: number
}

/** One incident with what belongs to it. */
export function addTicket(tenant: BenchTenant, { at, now, age }: When, random: Random, add: Add): void {
  const id = random.id(at)
  const requester = random.pick(tenant.requesters)
  const agent = random.pick(tenant.agents)
  const team = random.pick(tenant.teams)
  const category = random.chance(0.9) ? random.pick(tenant.categories).id : null
  const [impact, urgency] = [random.pick(LEVELS), random.pick(LEVELS)]
  const priority = derivePriority(priorityMatrix, impact, urgency)
  const status = statusAt(age, random)
  const holdReason = status === 'on_hold' ? random.pick(HOLD_REASONS) : null
  const ended = status === 'closed' || status === 'resolved' ? new Date(at + random.below(72) * HOUR) : null
  const assigned = status !== 'new' && random.chance(0.95)
  const description = Array.from({ length: 2 + random.below(4) }, () => random.pick(SENTENCES)).join(' ')
  add('ticket', [
    tenant.id, id, 'incident', ++tenant.last, `${random.pick(THINGS)} ${random.pick(TROUBLES)}`, description,
    `<p>${description}</p>\n`, status, holdReason, impact, urgency, priority, category, requester.id,
    assigned ? agent.id : null, random.chance(0.85) ? team.id : null, random.pick(CHANNELS),
    random.chance(0.2) ? '{"asset": "NB-2041", "floor": 3}' : '{}', random.chance(0.01),
    ended ? random.pick(RESOLUTION_CODES) : null, ended ? random.pick(REPLIES) : null, 1 + random.below(6), new Date(at),
    ended ?? new Date(at + random.below(8) * HOUR), ended, status === 'closed' ? ended : null,
  ])
  for (const tag of TAGS) if (random.chance(0.04)) add('ticket_tag', [tenant.id, id, tag])
  const story = new Story(tenant, id, at, random, add)
  story.entry(requester, 'created', 'public')
  if (random.chance(TOLD)) tell(story, requester, agent, team)

  const facts: SlaFact[] = [judged(tenant.promises, at, priority, category), { type: 'opened', at, status: 'new', holdReason: null }]
  if (status !== 'new') {
    facts.push({ type: 'status', at: at + random.below(4 * HOUR), status: 'in_progress', holdReason: null }, ...story.facts)
    if (story.facts.length === 0 && random.chance(0.8)) facts.push({ type: 'replied', at: at + random.below(6 * HOUR) })
    if (status !== 'in_progress') facts.push({ type: 'status', at: ended?.getTime() ?? at + random.below(8 * HOUR), status, holdReason })
  }
  add('ticket_sla', serviceLevelValues(tenant.id, serviceLevel(tenant.promises, id, inOrder(facts, now), now)))
}

/** Each not before the one ahead of it, and none in the future. */
function inOrder(facts: readonly SlaFact[], now: number): SlaFact[] {
  let last = 0
  return facts.map((fact) => {
    last = Math.min(now, Math.max(last, fact.at))
    return { ...fact, at: last }
  })
}

function statusAt(age: number, random: Random) {
  const open = age > 0.97 ? 0.9 : age > 0.9 ? 0.3 : 0.02
  if (!random.chance(open)) return random.chance(0.95) ? 'closed' : random.chance(0.5) ? 'resolved' : 'cancelled'
  return random.pick(['new', 'in_progress', 'in_progress', 'on_hold'] as const)
}

function tell(story: Story, requester: Named, agent: Named, team: Named): void {
  story.changed(agent, 'team', null, team)
  story.changed(agent, 'assignee', null, agent)
  story.changed(agent, 'status', 'new', 'in_progress')
  story.comment(agent, 'public')
  if (story.random.chance(0.5)) story.comment(requester, 'public')
  if (story.random.chance(0.3)) story.comment(agent, 'internal')
}

/** What happens to one ticket, one thing after the other. */
class Story {
  /** As far as its clocks depend on it. */
  readonly facts: SlaFact[] = []

  constructor(
    private readonly tenant: BenchTenant,
    private readonly ticketId: string,
    private at: number,
    readonly random: Random,
    private readonly add: Add,
  ) {}

  entry(by: Named, type: string, visibility: string, rest: [Value, Value, Value, Value] = [null, null, null, null]): void {
    const [field, old, next, commentId] = rest
    this.add('timeline_entry', [
      this.tenant.id, this.random.id(this.at), this.ticketId, new Date(this.at), 'user', by.id, by.name, type, field, old,
      next, visibility, commentId,
    ])
    this.at += this.random.below(HOUR)
  }

  changed(by: Named, field: string, old: unknown, next: unknown): void {
    this.entry(by, 'changed', 'public', [field, JSON.stringify(old), JSON.stringify(next), null])
  }

  comment(by: Named, visibility: string): void {
    const id = this.random.id(this.at)
    const body = `${this.random.pick(REPLIES)} ${this.random.pick(SENTENCES)}`
    const at = new Date(this.at)
    if (visibility === 'public') this.facts.push({ type: this.tenant.requesters.includes(by) ? 'asked' : 'replied', at: this.at })
    this.add('comment', [this.tenant.id, id, this.ticketId, by.id, visibility, body, `<p>${body}</p>\n`, 'desk', at])
    this.entry(by, 'commented', visibility, [null, null, null, id])
  }
}
