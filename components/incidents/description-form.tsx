'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { Button } from '@/components/ui/button'
import { updateIncidentAction } from '@/lib/incidents/actions'
import type { ActionError } from '@/lib/people/action-context'
import { preview } from './preview'
import { useBase, useTicket } from './ticket-provider'

/** The description as its author wrote it, to be changed. What was typed survives a conflict. */
export default function DescriptionForm({ onClose }: { onClose: () => void }) {
  const { ticket, run } = useTicket()
  const { base, forget } = useBase()
  const t = useT()
  const [text, setText] = useState(ticket.description)
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()

  function submit(event: FormEvent) {
    event.preventDefault()
    startTransition(async () => {
      const send = (version: number) => updateIncidentAction(ticket.id, { description: text, version })
      const refused = await run({ label: t('common.field.description'), value: text, send, base, onReapplied: onClose })
      setError(refused)
      if (refused?.code === 'conflict') forget()
      if (!refused) startTransition(onClose)
    })
  }

  return (
    <form onSubmit={submit} className="space-y-3">
      <ErrorBanner error={error} />
      <MarkdownEditor autoFocus value={text} onChange={setText} onPreview={preview} aria-label={t('common.field.description')} />
      <div className="flex justify-end gap-2">
        <Button variant="outline" size="sm" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
        <Button type="submit" size="sm" disabled={pending} aria-busy={pending}>
          {t('common.actions.save')}
        </Button>
      </div>
    </form>
  )
}
