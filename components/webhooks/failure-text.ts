import type { Messages } from '@/components/i18n/messages'

type Failure = keyof Messages['webhooks']['errors']

interface Texts {
  (key: `errors.${Failure}`): string
  has: (key: `errors.${Failure}`) => boolean
}

/** Why an attempt failed, or an address was refused, in words; undefined for a code that has none. */
export function failureText(t: Texts, code: string | null | undefined): string | undefined {
  const key = `errors.${code ?? ''}` as `errors.${Failure}`
  return code && t.has(key) ? t(key) : undefined
}
