import { createTranslator } from 'use-intl/core'
import { z } from 'zod'
import type { Locale } from '@/lib/platform/i18n/locale'
import en from './messages/en.json'
import ptBR from './messages/pt-BR.json'

/** Why a row was refused. Every code has a text in messages under `reason`. */
export const REASON_CODES = [
  'wrong_column_count',
  'broken_quotes',
  'missing_value',
  'bad_date',
  'unknown_state',
  'unknown_level',
  'unknown_priority',
  'unknown_channel',
  'bad_email',
  'too_long',
  'too_short',
  'bad_number',
  'end_before_start',
  'changed_here',
  'row_too_large',
  'too_many_states',
  'too_many_source_fields',
  'too_many_categories',
] as const

const reasonSchema = z.object({
  code: z.enum(REASON_CODES),
  /** Name of the column as the file has it. */
  column: z.string().optional(),
  /** What stood there, shortened. */
  value: z.string().optional(),
})

export type Reason = z.infer<typeof reasonSchema>

const SHOWN = 80

/** A reason, with what the file says cut to what helps finding it. */
export const reason = (code: Reason['code'], column?: string, value?: string): Reason => ({
  code,
  column: shortened(column),
  value: shortened(value),
})

const shortened = (text: string | undefined) => (text !== undefined && text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** As stored: code and arguments, so that each reader gets it in their own language. */
export const encodeReason = (cause: Reason): string => JSON.stringify(reasonSchema.parse(cause))

const translators = {
  'pt-BR': createTranslator<typeof ptBR>({ locale: 'pt-BR', messages: ptBR }),
  en: createTranslator<typeof ptBR>({ locale: 'en', messages: en }),
} satisfies Record<Locale, unknown>

/** The module's texts, for what is written into tickets and answers rather than onto pages. */
export const messagesOf = (locale: Locale) => translators[locale]

/** A stored reason in the reader's language. */
export function reasonText(stored: string, locale: Locale): string {
  const { code, column = '', value = '' } = reasonSchema.parse(JSON.parse(stored))
  return translators[locale](`reason.${code}`, { column, value })
}
