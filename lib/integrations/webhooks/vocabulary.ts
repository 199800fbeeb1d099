/** Events that endpoints can choose, in groups as the form shows them. Each is an event of the outbox. */
export const WEBHOOK_EVENT_GROUPS = {
  life: ['incident.created', 'incident.started', 'incident.held', 'incident.resolved', 'incident.closed', 'incident.cancelled', 'incident.reopened'],
  change: ['incident.updated', 'incident.assigned', 'incident.merged', 'incident.unmerged', 'incident.deleted', 'incident.restored'],
  conversation: ['incident.commented', 'incident.attached'],
  problems: [
    'problem.created', 'problem.updated', 'problem.assigned', 'problem.assessed', 'problem.analysed', 'problem.fix_started', 'problem.resolved',
    'problem.closed', 'problem.reopened', 'problem.commented', 'problem.known_error_published', 'problem.known_error_withdrawn',
  ],
  knowledge: ['kb.article.published', 'kb.article.unpublished', 'kb.article.updated', 'kb.article.archived'],
  sla: ['incident.sla_warning', 'incident.sla_breached', 'incident.escalated'],
} as const

export type WebhookEvent = (typeof WEBHOOK_EVENT_GROUPS)[keyof typeof WEBHOOK_EVENT_GROUPS][number]

export const WEBHOOK_EVENTS: readonly WebhookEvent[] = Object.values(WEBHOOK_EVENT_GROUPS).flat()

/** All events, those that later versions add included. */
export const EVERY_EVENT = '*'

/** What the test button sends; nobody subscribes to it. */
export const TEST_EVENT = 'webhook.test'

const known: ReadonlySet<string> = new Set(WEBHOOK_EVENTS)

export const isWebhookEvent = (type: string): type is WebhookEvent => known.has(type)

/** pending: never tried; failed: to be tried again; dead: given up. */
export const DELIVERY_STATUSES = ['pending', 'failed', 'delivered', 'dead'] as const

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

export const DISABLED_REASONS = ['manual', 'failing', 'gone'] as const

export type DisabledReason = (typeof DISABLED_REASONS)[number]

/** Why an attempt failed beside what the connection itself may refuse (lib/platform/http/outbound/refusal.ts). */
export const ANSWER_FAILURES = ['http_error', 'redirect', 'gone', 'expired'] as const

export const LIMITS = {
  endpoints: 20,
  name: 80,
  url: 2_000,
  /** Characters of an answer that are kept. */
  response: 2_000,
  /** Deliveries that are sent again at once. */
  replays: 10_000,
} as const
