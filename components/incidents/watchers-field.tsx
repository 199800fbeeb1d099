'use client'

import { Eye, EyeOff, X } from 'lucide-react'
import { useTransition } from 'react'
import { lookup } from '@/components/desk/lookup'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { UserChip } from '@/components/shared/user-chip'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { setWatchingAction } from '@/lib/tickets/actions'
import { Field } from './field'

interface WatchersFieldProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  watchers: readonly { id: string; name: string }[]
  /** Whether the reader may add and remove others. */
  editable: boolean
  me: string
}

/** Who follows the ticket besides those who work it. */
export function WatchersField({ ticket, watchers, editable, me }: WatchersFieldProps) {
  const t = useT()
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()
  const watching = watchers.some(({ id }) => id === me)

  function set(userId: string, on: boolean) {
    startTransition(async () => {
      const result = await call(() => setWatchingAction({ kind: ticket.kind, ticketId: ticket.id, watching: on, userId }))
      if (!result.ok) showError(result.error)
    })
  }

  return (
    <Field label={t('common.field.watchers')}>
      {watchers.length > 0 ? (
        <ul className="mb-1.5 space-y-1">
          {watchers.map(({ id, name }) => (
            <li key={id} className="flex items-center justify-between gap-2">
              <UserChip name={name} />
              {editable || id === me ? (
                <button
                  type="button"
                  disabled={pending}
                  aria-label={t('desk.ticket.removeWatcher', { name })}
                  onClick={() => set(id, false)}
                  className="rounded-sm p-0.5 text-muted-foreground hover:text-danger-ink"
                >
                  <X aria-hidden className="size-4" />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {editable ? (
        <Combobox
          search={lookup(ticket.kind === 'problem' ? 'assignees' : 'people')}
          value={null}
          disabled={pending}
          placeholder={t('desk.ticket.addWatcher')}
          onChange={(person) => person && set(person.id, true)}
          aria-label={t('desk.ticket.addWatcher')}
        />
      ) : null}
      <Button variant="outline" size="sm" className="mt-2 w-full" disabled={pending} aria-pressed={watching} onClick={() => set(me, !watching)}>
        {watching ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        {t(watching ? 'desk.ticket.unwatch' : 'desk.ticket.watch')}
      </Button>
    </Field>
  )
}
