import 'server-only'
import { stringify } from 'yaml'
import type { ArticleDto } from '../articles/schema'
import { renamedTargets } from '../render/links'

/** An article in one language as a file: what it is in front, its text behind. */

export interface ExportedText {
  locale: string
  slug: string
  title: string
  summary: string
  body: string
}

/** @param slugs by article id, for links: they are written so that an import elsewhere can resolve them */
export function toMarkdownFile(article: ArticleDto, { locale, slug, title, summary, body }: ExportedText, slugs: ReadonlyMap<string, string>): string {
  const fields = {
    title,
    ...(summary ? { summary } : {}),
    slug,
    locale,
    number: article.number,
    ...(article.category ? { category: article.category.slug } : {}),
    ...(article.tags.length ? { tags: article.tags } : {}),
    visibility: article.visibility,
    template: article.template,
    ...(article.reviewEveryDays ? { reviewEveryDays: article.reviewEveryDays } : {}),
  }
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${renamedTargets(body, slugs).trim()}\n`
}
