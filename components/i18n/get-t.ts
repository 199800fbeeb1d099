import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import type { Locale } from '@/lib/platform/i18n/locale'
import { type Messages, messages } from './messages'

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** A function from message key to text, with `.rich` for messages that hold markup. */
export type T<NS extends Namespace = never> = ReturnType<typeof createTranslator<Messages, NS>>

function make<NS extends Namespace>(locale: Locale, namespace?: NS): T<NS> {
  return createTranslator<Messages, NS>({ locale, messages: messages[locale], namespace, timeZone: 'UTC' })
}

const whole: Record<Locale, T> = { 'pt-BR': make('pt-BR'), en: make('en') }
const parts = new Map<string, unknown>()

/**
 * The translator of a language, for server components, actions and e-mails. Translators live as long
 * as the process, and with them the compiled messages: a call costs a lookup.
 *
 * Dates never go into messages as dates: format them first (lib/platform/i18n/format), in the
 * organisation's timezone.
 */
export function getT(locale: Locale): T
export function getT<NS extends Namespace>(locale: Locale, namespace: NS): T<NS>
export function getT<NS extends Namespace>(locale: Locale, namespace?: NS): T | T<NS> {
  if (!namespace) return whole[locale]
  const key = `${locale}|${namespace}`
  const found = parts.get(key)
  if (found) return found as T<NS>
  const made = make(locale, namespace)
  parts.set(key, made)
  return made
}
