import { locales, type Locale } from '@/lib/platform/i18n/locale'
import { articlePath, categoryPath, homePath, KB_ROOT, sitemapPath } from './paths'
import { xmlText } from './xml'

interface Page {
  /** ISO 8601. */
  changedAt?: string
  languages: readonly { locale: Locale; path: string }[]
  /** The path for readers of any other language. */
  fallback: string | undefined
}

type Articles = readonly { changedAt: string; languages: readonly { locale: Locale; slug: string }[] }[]

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The first page and those of categories. @param fallback the organisation's language */
export function fixedPages(categories: readonly { slug: string }[], fallback: Locale): Page[] {
  const everywhere = (path: (locale: Locale) => string) => locales.map((locale) => ({ locale, path: path(locale) }))
  return [
    { languages: everywhere(homePath), fallback: KB_ROOT },
    ...categories.map(({ slug }) => ({ languages: everywhere((locale) => categoryPath(locale, slug)), fallback: categoryPath(fallback, slug) })),
  ]
}

/** The pages of articles. Readers of any other language are led to the one that it was written in, which comes first. */
export const articlePages = (articles: Articles): Page[] =>
  articles.map(({ changedAt, languages: texts }) => {
    const languages = texts.map(({ locale, slug }) => ({ locale, path: articlePath(locale, slug) }))
    return { changedAt, languages, fallback: languages[0]?.path }
  })

/** A sitemap (sitemaps.org) of pages, each with its other languages. Pure. */
export const sitemap = (origin: string, pages: readonly Page[]): string =>
  `${HEAD}
<urlset ${NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.flatMap((page) => page.languages.map(({ path }) => entry(origin, path, page))).join('\n')}
</urlset>
`

/** The index of a sitemap in parts. Pure. */
export const sitemapIndex = (origin: string, parts: readonly { changedAt: string }[]): string =>
  `${HEAD}
<sitemapindex ${NAMESPACE}>
${parts.map(({ changedAt }, index) => `<sitemap><loc>${xmlText(origin + sitemapPath(index + 1))}</loc><lastmod>${changedAt}</lastmod></sitemap>`).join('\n')}
</sitemapindex>
`

function entry(origin: string, path: string, { changedAt, languages, fallback }: Page): string {
  const link = (hreflang: string, to: string) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${xmlText(origin + to)}"/>`
  const links = languages.length > 1 ? [...languages.map(({ locale, path: to }) => link(locale, to)), ...(fallback ? [link('x-default', fallback)] : [])] : []
  return `<url><loc>${xmlText(origin + path)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ''}${links.join('')}</url>`
}
