import { z } from 'zod'
import { plainListQuery } from '@/lib/platform/http/list'
import { DELIVERY_STATUSES, DISABLED_REASONS, EVERY_EVENT, LIMITS, WEBHOOK_EVENTS, type WebhookEvent } from './vocabulary'

const instant = z.iso.datetime()

const events = z
  .array(z.enum([EVERY_EVENT, ...WEBHOOK_EVENTS] as [typeof EVERY_EVENT, ...WebhookEvent[]]))
  .min(1)
  .max(WEBHOOK_EVENTS.length + 1)
  .transform((list) => (list.includes(EVERY_EVENT) ? [EVERY_EVENT] : [...new Set(list)].sort()))
  .describe('`*` is all, those that later versions add included')

const settings = {
  name: z.string().trim().min(1).max(LIMITS.name),
  url: z.string().trim().min(1).max(LIMITS.url).describe('https, of a host on the public Internet, without credentials'),
  events,
  confidential: z.boolean().describe('Tell of confidential tickets, too'),
  internalNotes: z.boolean().describe('Tell of internal notes, too'),
}

export const createWebhookInput = z.strictObject({
  ...settings,
  confidential: settings.confidential.default(false),
  internalNotes: settings.internalNotes.default(false),
})

export const updateWebhookInput = z
  .strictObject({ ...settings, active: z.boolean().describe('false: nothing more is sent. true: it begins again') })
  .partial()

export const webhookSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  confidential: z.boolean(),
  internalNotes: z.boolean(),
  active: z.boolean(),
  disabledAt: instant.nullable(),
  disabledReason: z.enum(DISABLED_REASONS).nullable().describe('`failing`: nothing arrived for a day. `gone`: it answered 410'),
  failures: z.int().describe('Attempts that failed since the last success'),
  failingSince: instant.nullable(),
  lastSuccessAt: instant.nullable(),
  restUntil: instant.nullable().describe('It failed too often in a row, or asked for it: nothing is sent until then'),
  waiting: z.int().describe('Deliveries that are to be sent, up to 1000'),
  previousSecretExpiresAt: instant.nullable().describe('Until then the secret before signs, too'),
  version: z.int(),
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: instant,
  updatedAt: instant,
})

/** An endpoint with its secret: only when it is made, and when the secret is changed. */
export const webhookWithSecret = webhookSchema.extend({ secret: z.string() })

export const rotateInput = z.strictObject({
  overlapHours: z.int().min(0).max(168).default(24).describe('For how long the secret before signs, too'),
})

export const deliveryListQuery = plainListQuery.extend({
  status: z.enum(DELIVERY_STATUSES).optional(),
  event: z.string().max(60).optional(),
})

const deliveryFields = {
  id: z.uuid(),
  endpointId: z.uuid(),
  eventId: z.uuid().describe('The `id` in the body: the same in each repeat'),
  event: z.string(),
  ticketId: z.uuid().nullable(),
  status: z.enum(DELIVERY_STATUSES).describe('`failed` is tried again, `dead` is not'),
  attempts: z.int(),
  nextAt: instant.nullable().describe('When it is tried next'),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  durationMs: z.int().nullable(),
  replayOf: z.uuid().nullable(),
  createdAt: instant,
  attemptedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
}

export const deliverySchema = z.object(deliveryFields)

export const deliveryDetailSchema = z.object({
  ...deliveryFields,
  body: z.string().nullable().describe('As it was sent; null before the first attempt, and for whoever may not read the ticket'),
  response: z.string().nullable().describe('The beginning of the last answer'),
})

export const testResultSchema = z.object({
  deliveryId: z.uuid(),
  delivered: z.boolean(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  response: z.string().nullable(),
  durationMs: z.int().nullable(),
})

export const replayAllInput = z.strictObject({
  since: z.iso.datetime({ offset: true }).describe('Those that were given up and began at or after this instant'),
})

export const replayedSchema = z.object({ replayed: z.int() })

export type WebhookDto = z.infer<typeof webhookSchema>
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>
export type DeliveryDto = z.infer<typeof deliverySchema>
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>
export type TestResult = z.infer<typeof testResultSchema>
