import { z } from 'zod'
import { NOTHING_FOUND } from './findings'
import { findingsSchema } from './schema'

/** What runs keep in their row between two slices; the defaults are those of a run that has not begun. */

export const dryRunState = z.object({
  found: findingsSchema.default(NOTHING_FOUND),
  /** The last ticket that was looked at, in the order of their opening. */
  cursor: z.object({ at: z.iso.datetime(), id: z.uuid() }).nullable().default(null),
})

export const moveState = z.object({
  moved: z.int().default(0),
  /** The last ticket that was looked at, in the order of their ids. */
  cursor: z.uuid().nullable().default(null),
})

export type DryRunState = z.infer<typeof dryRunState>
export type MoveState = z.infer<typeof moveState>
