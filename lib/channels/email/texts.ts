import type { Locale } from '@/lib/platform/i18n/locale'
import en from './messages/en.json' with { type: 'json' }
import ptBR from './messages/pt-BR.json' with { type: 'json' }

/** What stands in tickets that come by mail, in the tenant's language: the timeline keeps it as it was written. */
export const texts = (locale: Locale): (typeof ptBR)['written'] => (locale === 'en' ? en : ptBR).written
