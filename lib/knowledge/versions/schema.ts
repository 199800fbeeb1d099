import { z } from 'zod'
import { localeSchema } from '../articles/schema'

const nameRef = z.object({ id: z.uuid(), name: z.string() })

export const versionSchema = z.object({
  id: z.uuid(),
  locale: localeSchema,
  number: z.int(),
  title: z.string(),
  summary: z.string(),
  note: z.string(),
  published: z.boolean().describe('It is what readers see now'),
  createdBy: nameRef.nullable(),
  createdAt: z.iso.datetime(),
})

export const versionTextSchema = versionSchema.extend({
  body: z.string().describe('Markdown'),
  html: z.string().describe('Sanitised; links to other articles read `kb:<article id>`'),
  headings: z.array(z.object({ id: z.string(), level: z.int(), text: z.string() })),
})

const part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })

export const diffSchema = z.object({
  title: z.array(part),
  summary: z.array(part),
  lines: z.array(
    z.object({
      kind: z.enum(['same', 'added', 'removed', 'changed']),
      before: z.int().nullable().describe('Line number in the older text'),
      after: z.int().nullable().describe('Line number in the newer text'),
      parts: z.array(part),
    }),
  ).describe('Of the Markdown; of a changed line, the words'),
  added: z.int().describe('Words'),
  removed: z.int().describe('Words'),
})

export const diffQuery = z.strictObject({
  from: z.uuid().optional().describe('A version; the published one when left out'),
  to: z.uuid().optional().describe('A version; the draft when left out'),
})

export type VersionDto = z.infer<typeof versionSchema>
export type VersionTextDto = z.infer<typeof versionTextSchema>
export type DiffDto = z.infer<typeof diffSchema>
export type DiffPart = z.infer<typeof part>
export type DiffLine = DiffDto['lines'][number]
