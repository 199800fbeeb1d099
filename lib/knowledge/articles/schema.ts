import { z } from 'zod'
import { plainListQuery } from '@/lib/platform/http/list'
import { locales } from '@/lib/platform/i18n/locale'
import { ARTICLE_TEMPLATES, ARTICLE_VISIBILITIES, LIMITS, TRANSLATION_STATUSES } from '../vocabulary'

/** Shapes of articles. Safe in the browser. */

export const localeSchema = z.enum(locales)

/** Lower case, single spaces; sorted and without repeats, so that equal sets are equal lists. */
const tags = z
  .array(z.string().trim().toLowerCase().min(1).max(LIMITS.tag).regex(/^[^,]*$/, 'A tag has no comma'))
  .max(LIMITS.tags)
  .transform((list) => [...new Set(list.map((tag) => tag.replace(/\s+/g, ' ')))].sort())

const teamIds = z
  .array(z.uuid())
  .max(LIMITS.teams)
  .transform((ids) => [...new Set(ids)])

export const textFields = {
  title: z.string().trim().min(3).max(LIMITS.title),
  summary: z.string().trim().max(LIMITS.summary),
  body: z.string().max(LIMITS.body).describe('Markdown'),
}

const properties = {
  categoryId: z.uuid().nullable(),
  ownerId: z.uuid(),
  visibility: z.enum(ARTICLE_VISIBILITIES),
  teamIds: teamIds.describe('Who reads it when its visibility is `teams`'),
  tags,
  template: z.enum(ARTICLE_TEMPLATES),
  reviewEveryDays: z.int().min(1).max(LIMITS.reviewEveryDays).nullable().describe('Days between two reviews; null: none are due'),
  expiresAt: z.iso.datetime({ offset: true }).nullable().describe('When it is archived by itself'),
  problemId: z.uuid().nullable().describe('The problem whose known error it describes'),
}

export const slugSchema = z.string().trim().min(1).max(LIMITS.slug).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Lower case letters, digits and single hyphens')

export const createArticleInput = z.strictObject({
  ...properties,
  ...textFields,
  slug: slugSchema.describe('Part of its address; made of its title when left out, and numbered when another has it'),
  locale: localeSchema.describe('The language it is written in first; the organisation’s when left out'),
}).partial().required({ title: true })

export const updateArticleInput = z.strictObject(properties).partial()

const instant = z.iso.datetime().nullable()
const nameRef = z.object({ id: z.uuid(), name: z.string() })

export const translationSchema = z.object({
  locale: localeSchema,
  slug: z.string(),
  status: z.enum(TRANSLATION_STATUSES),
  title: z.string().describe('Of the draft for those who write, else of what is published'),
  summary: z.string(),
  published: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  publishedAt: instant,
  scheduled: z.object({ id: z.uuid(), number: z.int(), at: z.iso.datetime() }).nullable(),
  review: z.object({ id: z.uuid(), requestedAt: z.iso.datetime() }).nullable().describe('The open one'),
  outOfDate: z.boolean().describe('The source language has a newer published text than the one it was translated from'),
  changed: z.boolean().describe('The draft differs from what is published'),
  updatedAt: z.iso.datetime(),
})

export const articleSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  /** In the reader’s language, else in the source language. */
  title: z.string(),
  category: z.object({ id: z.uuid(), slug: z.string(), names: z.record(z.string(), z.string()) }).nullable(),
  owner: nameRef,
  visibility: z.enum(ARTICLE_VISIBILITIES),
  teams: z.array(nameRef),
  tags: z.array(z.string()),
  template: z.enum(ARTICLE_TEMPLATES),
  sourceLocale: localeSchema,
  reviewEveryDays: z.int().nullable(),
  reviewAt: instant,
  expiresAt: instant,
  archivedAt: instant,
  problemId: z.uuid().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  translations: z.array(translationSchema),
})

export const publishedTextSchema = z.object({
  locale: localeSchema,
  versionId: z.uuid(),
  number: z.int(),
  title: z.string(),
  summary: z.string(),
  body: z.string().describe('Markdown'),
  html: z.string().describe('Sanitised; links to other articles read `kb:<article id>`'),
  headings: z.array(z.object({ id: z.string(), level: z.int(), text: z.string() })),
  publishedAt: z.iso.datetime(),
})

/** An article as it is read: with its published text in the language asked for, or the nearest there is. */
export const readableArticleSchema = articleSchema.extend({ text: publishedTextSchema.nullable() })

export const ARTICLE_SORTS = ['-updatedAt', 'updatedAt', '-createdAt', 'createdAt', '-number', 'number'] as const

export const articleListQuery = plainListQuery.extend({
  q: z.string().trim().max(200).optional().describe('Words of the title, or a number'),
  status: z.enum(TRANSLATION_STATUSES).optional().describe('In any language, or in `locale`; `in_review` also finds published ones whose next text is in review'),
  locale: localeSchema.optional(),
  categoryId: z.uuid().optional().describe('With all below it'),
  ownerId: z.uuid().optional(),
  visibility: z.enum(ARTICLE_VISIBILITIES).optional(),
  tag: z.string().trim().toLowerCase().max(LIMITS.tag).optional(),
  changed: z.stringbool().optional().describe('true: whose draft differs from what is published'),
  outOfDate: z.stringbool().optional().describe('true: with a translation that is out of date'),
  reviewDue: z.stringbool().optional().describe('true: whose review is due'),
  archived: z.stringbool().default(false).describe('true: archived ones instead'),
  sort: z.enum(ARTICLE_SORTS).default('-updatedAt'),
  count: z.stringbool().default(false),
})

export type ArticleDto = z.infer<typeof articleSchema>
export type ReadableArticleDto = z.infer<typeof readableArticleSchema>
export type TranslationDto = z.infer<typeof translationSchema>
export type PublishedTextDto = z.infer<typeof publishedTextSchema>
export type ArticleListQuery = z.output<typeof articleListQuery>
