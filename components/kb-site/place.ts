import { getT, type T } from '@/components/i18n/get-t'
import type { PublicSite } from '@/lib/knowledge/public/types'
import type { Locale } from '@/lib/platform/i18n/locale'

/** Where and in which language a page is. */
export interface Place {
  organisation: string
  colour: string
  timeZone: string
  /** `https://acme.example.com` */
  origin: string
  locale: Locale
  t: T<'kbSite'>
}

export const placeOf = ({ tenant, origin }: PublicSite, locale: Locale): Place => ({
  organisation: tenant.name,
  colour: tenant.settings.brandColour,
  timeZone: tenant.timezone,
  origin,
  locale,
  t: getT(locale, 'kbSite'),
})

/** The page's address in each language that has it. */
export type Languages = readonly { locale: Locale; path: string }[]
