import type { Locale } from '@/lib/platform/i18n/locale'

/** The addresses of the public knowledge base, as paths on the organisation's host. Pure. */

export const KB_ROOT = '/kb'
export const homePath = (locale: Locale): string => `${KB_ROOT}/${locale}`
export const articlePath = (locale: Locale, slug: string): string => `${homePath(locale)}/articles/${slug}`
/** @param page from 1, which has no number in its address */
export const categoryPath = (locale: Locale, slug: string, page = 1): string =>
  `${homePath(locale)}/categories/${slug}${page > 1 ? `/${page}` : ''}`
export const searchPath = (locale: Locale): string => `${homePath(locale)}/search`
export const feedPath = (locale: Locale): string => `${homePath(locale)}/feed.xml`
export const feedbackPath = (locale: Locale, slug: string): string => `${articlePath(locale, slug)}/feedback`
/** Of the article's published version: its address changes with the picture. */
export const pictureOf = (path: string, version: string | number): string => `${path}/og.png?v=${version}`
/** Where pages tell that they were read. */
export const SEEN_PATH = `${KB_ROOT}/seen`
/** Of a large knowledge base the sitemap is an index of parts, counted from 1. */
export const sitemapPath = (part: number): string => `${KB_ROOT}/sitemap-${part}.xml`

const SITEMAP_PART = /^sitemap-([1-9]\d{0,3})\.xml$/
/** The number of a part of the sitemap in the last step of its path, else null. */
export const sitemapPartOf = (step: string): number | null => {
  const number = SITEMAP_PART.exec(step)?.[1]
  return number === undefined ? null : Number(number)
}

const PAGE_NUMBER = /^(?:[2-9]|[1-9]\d{1,3})$/
/** The number of a further page in the last step of its path, else null: the first page has none. */
export const pageNumberOf = (step: string): number | null => (PAGE_NUMBER.test(step) ? Number(step) : null)
