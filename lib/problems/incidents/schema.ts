import { z } from 'zod'
import { INCIDENT_STATUSES } from '@/lib/incidents/vocabulary'
import { refSchema } from '@/lib/tickets/merge/schema'
import { ticketRef } from '@/lib/tickets/schema'
import { LIMITS, LINK_WAYS, PROBLEM_STATUSES } from '../vocabulary'

/** Incidents under a problem. Safe in the browser. */

export const linkIncidentsInput = z.strictObject({
  incidents: z.array(refSchema).min(1).max(LIMITS.links).describe('Ids or numbers'),
  via: z.enum(LINK_WAYS).default('manual'),
  move: z.boolean().default(false).describe('Take those that hang on another problem from it'),
})

const incident = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  status: z.enum(INCIDENT_STATUSES),
  priority: z.int(),
})

export const linkedIncidentSchema = incident.extend({
  requester: z.object({ id: z.uuid(), name: z.string() }),
  via: z.enum(LINK_WAYS),
  linkedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
})

export const linkOutcomeSchema = z.object({
  linked: z.array(ticketRef),
  already: z.array(ticketRef).describe('They hung on this problem before'),
  elsewhere: z.array(ticketRef).describe('They hang on another problem, and stay there unless `move` is true'),
})

/** The problem of an incident, as its page shows it. */
export const causeSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  status: z.enum(PROBLEM_STATUSES),
  priority: z.int(),
  knownError: z.boolean(),
  workaround: z.string(),
  workaroundHtml: z.string(),
})

export type LinkedIncident = z.infer<typeof linkedIncidentSchema>
export type LinkOutcome = z.infer<typeof linkOutcomeSchema>
export type Cause = z.infer<typeof causeSchema>
export type SimilarIncident = z.infer<typeof incident> & { createdAt: string }
