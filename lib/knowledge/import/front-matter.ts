import { parse } from 'yaml'
import { z } from 'zod'
import { isLocale } from '@/lib/platform/i18n/locale'
import { textFields } from '../articles/schema'
import { ARTICLE_TEMPLATES, ARTICLE_VISIBILITIES, LIMITS } from '../vocabulary'

/** What a file says of itself before its text, as static site generators have it. Pure. */

const FENCE = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

const word = z.string().trim().min(1)
const tags = z.union([z.array(z.coerce.string()), z.string().transform((text) => text.split(','))]).transform((list) =>
  list.map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== '' && tag.length <= LIMITS.tag).slice(0, LIMITS.tags),
)

/** Each field by itself: one that makes no sense does not spoil the others. */
const FIELDS = {
  title: textFields.title,
  summary: textFields.summary,
  slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(LIMITS.slug),
  category: word.max(LIMITS.slug),
  tags,
  visibility: z.enum(ARTICLE_VISIBILITIES).exclude(['teams']),
  template: z.enum(ARTICLE_TEMPLATES),
  reviewEveryDays: z.int().min(1).max(LIMITS.reviewEveryDays),
  locale: z.string().refine(isLocale),
} as const

export type FrontMatter = { [Name in keyof typeof FIELDS]?: z.output<(typeof FIELDS)[Name]> }

/** Other words for the same, as other tools write them. */
const ALIASES: Record<string, keyof typeof FIELDS> = { description: 'summary', excerpt: 'summary', lang: 'locale', language: 'locale', keywords: 'tags' }

export interface Parted {
  fields: FrontMatter
  body: string
  /** Something of it could not be understood. */
  ignored: boolean
  /** It is no YAML at all. */
  broken: boolean
}

export function partFrontMatter(source: string): Parted {
  const match = FENCE.exec(source)
  if (!match) return { fields: {}, body: source.replace(/^\uFEFF/, ''), ignored: false, broken: false }
  const body = source.slice(match[0].length).replace(/^(?:\r?\n)+/, '')
  let given: unknown
  try {
    given = parse(match[1] ?? '', { maxAliasCount: 0 })
  } catch {
    return { fields: {}, body, ignored: false, broken: true }
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { fields: {}, body, ignored: false, broken: given !== null }
  const fields: FrontMatter = {}
  let ignored = false
  for (const [key, value] of Object.entries(given)) {
    const name = ALIASES[key.toLowerCase()] ?? Object.keys(FIELDS).find((known) => known === key)
    if (!name) continue
    const result = FIELDS[name as keyof typeof FIELDS].safeParse(value)
    if (result.success) Object.assign(fields, { [name]: result.data })
    else ignored = true
  }
  return { fields, body, ignored, broken: false }
}
