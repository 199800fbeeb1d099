import { locales, type Locale } from '@/lib/platform/i18n/locale'
import { articlePath, categoryPath, homePath, KB_ROOT } from './paths'
import { xmlText } from './xml'

interface Page {
  /** ISO 8601. */
  changedAt?: string
  languages: readonly { locale: Locale; path: string }[]
  /** The path for readers of any other language. */
  fallback: string | undefined
}

/** The sitemap (sitemaps.org) of a knowledge base, each page with its other languages. Pure. */
export function sitemap(
  origin: string,
  articles: readonly { changedAt: string; languages: readonly { locale: Locale; slug: string }[] }[],
  categories: readonly { slug: string }[],
): string {
  const everywhere = (path: (locale: Locale) => string) => locales.map((locale) => ({ locale, path: path(locale) }))
  const pages: Page[] = [
    { languages: everywhere(homePath), fallback: KB_ROOT },
    ...categories.map(({ slug }) => {
      const languages = everywhere((locale) => categoryPath(locale, slug))
      return { languages, fallback: languages[0]?.path }
    }),
    ...articles.map(({ changedAt, languages: texts }) => {
      const languages = texts.map(({ locale, slug }) => ({ locale, path: articlePath(locale, slug) }))
      return { changedAt, languages, fallback: languages[0]?.path }
    }),
  ]
  const entries = pages.flatMap((page) => page.languages.map(({ path }) => entry(origin, path, page)))
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}

function entry(origin: string, path: string, { changedAt, languages, fallback }: Page): string {
  const link = (hreflang: string, to: string) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${xmlText(origin + to)}"/>`
  const links = languages.length > 1 ? [...languages.map(({ locale, path: to }) => link(locale, to)), ...(fallback ? [link('x-default', fallback)] : [])] : []
  return `<url><loc>${xmlText(origin + path)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ''}${links.join('')}</url>`
}
