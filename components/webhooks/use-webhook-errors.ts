'use client'

import { useErrorTexts } from '@/components/admin/form/error-texts'
import type { Messages } from '@/components/i18n/messages'
import { useT } from '@/components/i18n/use-t'
import type { ActionError } from '@/lib/people/action-context'
import { failureText } from './failure-text'

type Reason = keyof Messages['webhooks']['refused']

/** What a failed action on webhooks means, for the person. */
export function useWebhookErrors() {
  const t = useT('webhooks')
  const texts = useErrorTexts()

  function whole(error: ActionError): string {
    const key = `refused.${String(error.extra?.reason)}` as `refused.${Reason}`
    return t.has(key) ? t(key) : texts.whole(error)
  }

  const field = (error: ActionError | null, path: string): string | undefined =>
    failureText(t, error?.fields?.[path]?.code) ?? texts.field(error, path)

  return { whole, field }
}
