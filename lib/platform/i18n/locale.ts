/** The languages of the interface. Brazilian Portuguese is the first market's, and the fallback. */
export const locales = ['pt-BR', 'en'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'pt-BR'

/** Cookie that holds a person's own choice of language; it wins over everything else. */
export const LOCALE_COOKIE = 'farol.locale'

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

export interface LocaleHints {
  cookie?: string | null
  acceptLanguage?: string | null
  tenantDefault?: Locale | null
}

/**
 * Chooses the language of a page: the person's cookie, then what the browser asks for, then the
 * organisation's default, then Portuguese.
 */
export function negotiateLocale({ cookie, acceptLanguage, tenantDefault }: LocaleHints): Locale {
  if (isLocale(cookie)) return cookie
  return fromAcceptLanguage(acceptLanguage) ?? tenantDefault ?? defaultLocale
}

/**
 * The best supported language of an Accept-Language header (RFC 9110, 12.5.4), or null when it names
 * none of ours. Only the primary subtag counts: `pt-PT` reads Portuguese, `en-GB` English.
 */
export function fromAcceptLanguage(header: string | null | undefined): Locale | null {
  if (!header) return null
  const ranked = header
    .split(',')
    .map((part, index) => ({ ...parseRange(part), index }))
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
  for (const { language } of ranked) {
    const match = locales.find((locale) => locale.split('-')[0] === language)
    if (match) return match
  }
  return null
}

function parseRange(part: string): { language: string; quality: number } {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
  const value = quality ? Number(quality.slice(2)) : 1
  return { language: tag.trim().split('-')[0] ?? '', quality: Number.isFinite(value) ? value : 0 }
}
