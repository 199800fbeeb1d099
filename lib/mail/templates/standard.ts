import type { Locale } from '@/lib/platform/i18n/locale'
import type { NoticeEvent } from '../vocabulary'
import en from './defaults/en.json'
import ptBR from './defaults/pt-BR.json'

export interface Template {
  subject: string
  /** Markdown with `{{variables}}`. */
  body: string
}

const STANDARD: Record<Locale, Record<NoticeEvent, Template>> = { 'pt-BR': ptBR, en }

/** What a tenant says that has written nothing of its own. */
export const standardTemplate = (event: NoticeEvent, locale: Locale): Template => STANDARD[locale][event]
