import type {} from 'use-intl'
import kbSiteEn from '@/components/kb-site/messages/en.json'
import kbSitePtBR from '@/components/kb-site/messages/pt-BR.json'
import knownErrorsEn from '@/components/known-errors/messages/en.json'
import knownErrorsPtBR from '@/components/known-errors/messages/pt-BR.json'
import landingEn from '@/components/landing/messages/en.json'
import landingPtBR from '@/components/landing/messages/pt-BR.json'
import reportsEn from '@/components/reports/messages/en.json'
import reportsPtBR from '@/components/reports/messages/pt-BR.json'
import searchEn from '@/components/search/messages/en.json'
import searchPtBR from '@/components/search/messages/pt-BR.json'
import clocksEn from '@/components/sla/clock/messages/en.json'
import clocksPtBR from '@/components/sla/clock/messages/pt-BR.json'
import type { Locale } from '@/lib/platform/i18n/locale'
import { en } from './locales/en'
import { ptBR } from './locales/pt-BR'

/** Every message of the product, one namespace a module. Portuguese defines the keys. */
export type Messages = typeof ptBR & {
  landing: typeof landingPtBR
  kbSite: typeof kbSitePtBR
  knownErrors: typeof knownErrorsPtBR
  clocks: typeof clocksPtBR
  reports: typeof reportsPtBR
  search: typeof searchPtBR
}

/** Namespaces that reach the browser. */
export type ClientMessages = typeof ptBR

export const messages: Record<Locale, Messages> = {
  'pt-BR': { ...ptBR, landing: landingPtBR, kbSite: kbSitePtBR, knownErrors: knownErrorsPtBR, clocks: clocksPtBR, reports: reportsPtBR, search: searchPtBR },
  en: { ...en, landing: landingEn, kbSite: kbSiteEn, knownErrors: knownErrorsEn, clocks: clocksEn, reports: reportsEn, search: searchEn },
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
