import type { Locale } from '@/lib/platform/i18n/locale'

/** The addresses of the public knowledge base, as paths on the organisation's host. Pure. */

export const KB_ROOT = '/kb'
export const homePath = (locale: Locale): string => `${KB_ROOT}/${locale}`
export const articlePath = (locale: Locale, slug: string): string => `${homePath(locale)}/articles/${slug}`
export const categoryPath = (locale: Locale, slug: string): string => `${homePath(locale)}/categories/${slug}`
export const searchPath = (locale: Locale): string => `${homePath(locale)}/search`
export const feedPath = (locale: Locale): string => `${homePath(locale)}/feed.xml`
export const feedbackPath = (locale: Locale, slug: string): string => `${articlePath(locale, slug)}/feedback`
/** Of the article's published version: its address changes with the picture. */
export const pictureOf = (path: string, version: string | number): string => `${path}/og.png?v=${version}`
/** Where pages tell that they were read. */
export const SEEN_PATH = `${KB_ROOT}/seen`
