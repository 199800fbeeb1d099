import type { T } from '@/components/i18n/get-t'

const CODES = [
  'hard_bounce', 'complaint', 'manual', 'automatic_limit', 'suspended', 'tenant_suspended', 'address_changed', 'ticket_deleted',
  'not_visible', 'expired',
] as const

/** Why a message was not sent: a code of ours in words, or what the server said. */
export function reasonText(t: T<'mail'>, reason: string): string {
  const code = CODES.find((known) => known === reason)
  return code ? t(`reason.${code}`) : reason
}
