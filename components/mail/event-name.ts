import type { T } from '@/components/i18n/get-t'
import { NOTICE_EVENTS } from '@/lib/mail/vocabulary'

const KNOWN = [...NOTICE_EVENTS, 'invitation', 'password_reset', 'test'] as const

/** What a message is about, in words. */
export function eventName(t: T<'mail'>, event: string): string {
  const known = KNOWN.find((name) => name === event)
  return known ? t(`event.${known}`) : event
}
