'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { useT } from '@/components/i18n/use-t'
import { errorText } from '@/components/shared/error-text'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { updateIncidentAction } from '@/lib/incidents/actions'
import type { ActionError } from '@/lib/people/action-context'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import { useBase, useTicket } from './ticket-provider'

/** Another priority than the matrix gives, and why. */
export default function PriorityForm({ onDone }: { onDone: () => void }) {
  const { ticket, run } = useTicket()
  const { base, forget } = useBase()
  const t = useT()
  const common = useT('common')
  const [priority, setPriority] = useState(ticket.priority)
  const [reason, setReason] = useState(ticket.priorityReason ?? '')
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()

  function save(change: { priority: number | null; priorityReason?: string }) {
    startTransition(async () => {
      const send = (version: number) => updateIncidentAction(ticket.id, { ...change, version })
      const refused = await run({ label: t('common.field.priority'), value: reason, send, base, onReapplied: onDone })
      setError(refused)
      if (refused?.code === 'conflict') forget()
      if (!refused) startTransition(onDone)
    })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    save({ priority, ...(reason.trim() ? { priorityReason: reason } : {}) })
  }

  const general = error && !error.fields ? errorText(common, error) : undefined
  return (
    <form noValidate onSubmit={submit} className="space-y-3">
      <FormField label={t('common.field.priority')} error={general}>
        <Select value={priority} onChange={(event) => setPriority(Number(event.target.value))}>
          {PRIORITIES.map((level) => (
            <option key={level} value={level}>
              {level} · {t(`common.priority.${level}`)}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label={t('desk.priority.reason')} required error={issueText(common, error?.fields, 'priorityReason')}>
        <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </FormField>
      <div className="flex flex-wrap justify-end gap-2">
        {ticket.priorityReason ? (
          <Button variant="outline" size="sm" disabled={pending} onClick={() => save({ priority: null })}>
            {t('desk.priority.matrix')}
          </Button>
        ) : null}
        <Button type="submit" size="sm" disabled={pending} aria-busy={pending}>
          {t('common.actions.save')}
        </Button>
      </div>
    </form>
  )
}
