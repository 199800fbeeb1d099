import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/i18n/locale'
import { seesDrafts } from '../access'
import { readArticle } from '../articles/queries'
import type { ReadableArticleDto } from '../articles/schema'
import { nearest } from '../articles/serialize'
import { readDraft } from '../drafts/queries'
import type { Heading } from '../render/headings'
import { renderArticle } from '../render/render'
import { deskHtml } from './desk-html'

export interface DeskText {
  locale: Locale
  title: string
  summary: string
  html: string
  headings: readonly Heading[]
  /** Null: it is the draft, since nothing is published in that language. */
  published: { number: number; at: string } | null
}

export interface DeskReading {
  article: ReadableArticleDto
  text: DeskText
}

/**
 * An article as the desk reads it: its published text in a language, else the nearest; for those who write, the draft
 * of a language in which nothing is published.
 * @param locale what was asked for; the reader's own when it was not
 * @throws NotFound
 */
export async function readAtDesk(ctx: Ctx, ref: string, locale: Locale | undefined): Promise<DeskReading> {
  const article = await readArticle(ctx, ref, { locale: locale ?? ctx.locale })
  const { text } = article
  const drafted = seesDrafts(ctx) ? nearest(article.translations, locale ?? ctx.locale, article.sourceLocale)?.locale : undefined
  if (text && (text.locale === drafted || !drafted || !locale))
    return { article, text: { ...text, html: await deskHtml(ctx, text.html), published: { number: text.number, at: text.publishedAt } } }
  if (!drafted) throw new NotFound('Article')
  const draft = await readDraft(ctx, article.id, drafted)
  const { html, headings } = renderArticle(draft.body)
  return { article, text: { ...draft, html: await deskHtml(ctx, html), headings, published: null } }
}
