import { z } from 'zod'
import { ticketRef, textSchema, uuidSchema } from '@/lib/tickets/schema'
import { LIMITS } from '../vocabulary'
import { problemSchema } from '../schema'

/** A problem that is resolved together with its incidents. Safe in the browser. */

export const cascadeInput = z.strictObject({
  resolutionCode: z.string().min(1).max(60),
  resolution: z.string().trim().min(1).max(20_000).describe('What the requesters are told'),
  comment: textSchema.trim().min(1).optional().describe('A public message on each of them'),
  except: z.array(uuidSchema).max(LIMITS.atOnce).default([]).describe('Incidents that stay open'),
})

export const resolveProblemInput = z.strictObject({
  resolution: z.string().trim().min(1).max(20_000).describe('How it was fixed'),
  incidents: cascadeInput.nullish().describe('Resolves its open incidents with it; left out, they stay open'),
  version: z.int().min(1).optional(),
})

const incident = ticketRef.extend({ title: z.string(), status: z.string(), priority: z.int() })

export const resolutionPreviewSchema = z.object({
  incidents: z.array(incident.extend({ requester: z.object({ id: z.uuid(), name: z.string() }) })).describe('Those that would be resolved at once, the oldest first'),
  total: z.int().describe('All open ones that you may see'),
  requesters: z.int().describe('People who would be told'),
  over: z.int().describe('Skipped: resolved, closed or cancelled already'),
  hidden: z.int().describe('Skipped: open, and not for you to see'),
  atOnce: z.int().describe('More than so many are resolved by a job, batch by batch'),
})

export const problemResolutionSchema = z.object({
  problem: problemSchema,
  resolved: z.array(ticketRef).describe('The incidents that were resolved with it'),
  remaining: z.int().describe('Incidents that a job goes on with'),
})

/** What is kept with the problem while a job goes on with its incidents. */
export const cascadeState = z.object({
  /** Which resolution it is: of a problem that was reopened, there may be another. */
  startedAt: z.iso.datetime(),
  resolutionCode: z.string(),
  resolution: z.string(),
  comment: z.string().optional(),
  except: z.array(uuidSchema),
  /** Whoever resolved it may see confidential incidents. */
  confidential: z.boolean(),
  total: z.int(),
  done: z.int(),
})

export type Cascade = z.infer<typeof cascadeInput>
export type CascadeState = z.infer<typeof cascadeState>
export type ResolutionPreview = z.infer<typeof resolutionPreviewSchema>
export type ProblemResolution = z.infer<typeof problemResolutionSchema>
