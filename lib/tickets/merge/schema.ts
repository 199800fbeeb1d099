import { z } from 'zod'

/** What a merge is asked with and previewed as. Safe in the browser. */

/** An address of a ticket in a body: a UUID, or a number such as INC-000123. */
export const refSchema = z.string().trim().min(1).max(60).describe('UUID or number, as INC-000123')

export const mergeInput = z.strictObject({
  into: refSchema,
  version: z.int().min(1).optional().describe('The version of the incident that is merged'),
})

/** Why two tickets are not merged. */
export type MergeObstacle = 'self' | 'circle' | 'confidential'

/** What somebody should know before they merge. */
export type MergeWarning = 'other_requester' | 'target_over'

/** A ticket that was merged into another, as the conversation of that shows it. */
export interface MergedPart {
  id: string
  number: string
  title: string
  descriptionHtml: string
  requester: { id: string; name: string }
  createdAt: string
}
