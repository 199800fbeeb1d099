import { getT } from '@/components/i18n/get-t'
import type { Messages } from '@/components/i18n/messages'
import type { Locale } from '@/lib/platform/i18n/locale'

type Failure = keyof Messages['channels']['mailboxes']['failures']

const FAILURES: readonly Failure[] = ['unknown_host', 'private_address', 'unreachable', 'timeout', 'tls', 'sign_in', 'folder', 'too_large']

/** What a mailbox's last failure means, for the person. */
export const failureText = (locale: Locale, code: string): string =>
  getT(locale, 'channels')(`mailboxes.failures.${FAILURES.find((known) => known === code) ?? 'error'}`)
