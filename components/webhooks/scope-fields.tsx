'use client'

import { useT } from '@/components/i18n/use-t'
import { Checkbox } from '@/components/ui/checkbox'

interface ScopeFieldsProps {
  confidential: boolean
  internalNotes: boolean
  /** Whether the person may see confidential tickets, and so let them out. */
  mayConfidential: boolean
}

/** What an endpoint is told beyond what everybody who works tickets may see. */
export function ScopeFields({ confidential, internalNotes, mayConfidential }: ScopeFieldsProps) {
  const t = useT('webhooks')
  return (
    <fieldset className="space-y-3">
      <legend className="text-sm font-medium">{t('fields.scope')}</legend>
      <label className="flex gap-2.5 text-sm">
        <Checkbox name="internalNotes" defaultChecked={internalNotes} className="mt-0.5" />
        <span>
          {t('fields.internalNotes')}
          <span className="block text-xs text-muted-foreground">{t('fields.internalNotesHint')}</span>
        </span>
      </label>
      <label className="flex gap-2.5 text-sm">
        <Checkbox name="confidential" defaultChecked={confidential} disabled={!mayConfidential} className="mt-0.5" />
        <span>
          {t('fields.confidential')}
          <span className="block text-xs text-muted-foreground">
            {t(mayConfidential ? 'fields.confidentialHint' : 'fields.confidentialNot')}
          </span>
        </span>
      </label>
    </fieldset>
  )
}
