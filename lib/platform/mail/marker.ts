import type { Locale } from '@/lib/platform/i18n/locale'

/** The line above which an answer is written: what reads answers cuts them there. */
export const REPLY_MARKERS: Record<Locale, string> = {
  'pt-BR': '##- Responda acima desta linha -##',
  en: '##- Reply above this line -##',
}
