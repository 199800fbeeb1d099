import { z } from 'zod'
import { localeQuery } from '../translations/schema'
import { LIMITS } from '../vocabulary'

export const publishInput = z.strictObject({
  at: z.iso.datetime({ offset: true }).optional().describe('Later, at this instant; now when left out'),
  versionId: z.uuid().optional().describe('This version; the draft as it is when left out'),
  draftVersion: z.int().min(1).optional().describe('The draft that was seen: one that was changed since is not published'),
  note: z.string().trim().max(LIMITS.note).default('').describe('What is new, for the list of versions'),
})

export const unpublishInput = z.strictObject({
  to: z.enum(['draft', 'archived']).default('draft'),
})

export const unpublishQuery = localeQuery.extend(unpublishInput.shape)
