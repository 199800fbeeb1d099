/** The demo's articles: one Markdown file a language, with what is known about it in front. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { localeSchema } from '@/lib/knowledge/articles/schema'
import { ARTICLE_TEMPLATES, ARTICLE_VISIBILITIES } from '@/lib/knowledge/vocabulary'

const folder = new URL('./content/', import.meta.url)

const frontMatter = z.strictObject({
  title: z.string(),
  summary: z.string().max(160),
  category: z.string().describe('Slug'),
  tags: z.array(z.string()),
  visibility: z.enum(ARTICLE_VISIBILITIES),
  template: z.enum(ARTICLE_TEMPLATES),
  owner: z.email(),
  reviewEveryDays: z.int(),
  publishedDaysAgo: z.int(),
  feedback: z.strictObject({
    helpful: z.int(),
    unhelpful: z.int(),
    comments: z.array(z.strictObject({ helpful: z.boolean(), text: z.string() })),
  }),
})

const fileName = /^(?<key>[a-z0-9-]+)\.(?<locale>pt-BR|en)\.md$/

export interface ToldArticle extends z.infer<typeof frontMatter> {
  /** What its translations share, and links call it by: `[text](kb:key)`. */
  key: string
  locale: z.infer<typeof localeSchema>
  body: string
}

export const toldArticles = (): ToldArticle[] => readdirSync(new URL('articles/', folder)).sort().map(readArticle)

function readArticle(name: string): ToldArticle {
  const { key = '', locale } = fileName.exec(name)?.groups ?? {}
  const [, front = '', ...body] = readFileSync(new URL(`articles/${name}`, folder), 'utf8').split(/^---\n/m)
  return { key, locale: localeSchema.parse(locale), body: body.join('---\n').trim(), ...frontMatter.parse(parse(front)) }
}

export interface ToldCategory {
  slug: string
  /** The slug of the one above it. */
  parent: string | null
  names: { 'pt-BR': string; en: string }
  descriptions: { 'pt-BR': string; en: string }
}

/** Parents come before their children. */
export const toldCategories = (): ToldCategory[] =>
  JSON.parse(readFileSync(new URL('categories.json', folder), 'utf8')) as ToldCategory[]
