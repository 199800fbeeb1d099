import type { Locale } from '@/lib/platform/i18n/locale'

const NAMES: Record<Locale, string> = { 'pt-BR': 'Português (Brasil)', en: 'English' }

/** A language by the name that it has in itself. */
export const languageName = (locale: Locale): string => NAMES[locale]
