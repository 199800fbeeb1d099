'use client'

import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Textarea } from '@/components/ui/textarea'
import { unknownVariables } from '@/lib/tickets/replies/rules'
import { REPLY_LIMITS, REPLY_VARIABLES } from '@/lib/tickets/replies/vocabulary'

const variables = REPLY_VARIABLES.map((name) => `{{${name}}}`).join(' ')

/** The text of a canned reply. Refused for a variable that there is not, it says which there are, until that is mended. */
export function BodyField({ initial, error }: { initial: string | undefined; error: string | undefined }) {
  const t = useT('replies')
  const [body, setBody] = useState(initial ?? '')
  const reason = error && unknownVariables(body).length > 0 ? t('fields.bodyUnknown', { variables }) : error
  return (
    <FormField label={t('fields.body')} hint={t('fields.bodyHint', { variables })} error={reason} required>
      <Textarea name="body" value={body} onChange={(event) => setBody(event.target.value)} maxLength={REPLY_LIMITS.body} rows={7} />
    </FormField>
  )
}
