import type { Messages } from '@/components/i18n/messages'

/** An error as it leaves the server: a code to translate, never a raw message to show. */
export interface ShownError {
  code: string
  requestId?: string
}

type ErrorCode = Exclude<keyof Messages['common']['error'], 'title' | 'internal'>

const codes: readonly ErrorCode[] = [
  'validation_failed',
  'malformed',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'illegal_transition',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'tenant_suspended',
  'jobs_off',
  'offline',
]

type ErrorTranslator = (key: `error.${ErrorCode}` | 'error.internal', values?: { requestId: string }) => string

/** What went wrong, for the person; `t` is the translator of `common`. */
export function errorText(t: ErrorTranslator, error: ShownError): string {
  const code = codes.find((candidate) => candidate === error.code)
  return code ? t(`error.${code}`) : t('error.internal', { requestId: error.requestId ?? '—' })
}
