import { z } from 'zod'
import { localeSchema, textFields } from '../articles/schema'

export const saveDraftInput = z.strictObject({
  ...textFields,
  sourceVersionId: z.uuid().describe('The version of the source language that it now says the same as'),
}).partial()

export const draftSchema = z.object({
  articleId: z.uuid(),
  locale: localeSchema,
  title: z.string(),
  summary: z.string(),
  body: z.string().describe('Markdown'),
  versionId: z.uuid().nullable().describe('The version that holds the same text; null when it was changed since'),
  sourceVersionId: z.uuid().nullable(),
  version: z.int().describe('Give it back with the next change'),
  updatedAt: z.iso.datetime(),
  updatedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})

export type DraftDto = z.infer<typeof draftSchema>
