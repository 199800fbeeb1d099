'use client'

import { Pencil } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import { useCommands } from '@/components/desk/commands/registry'
import { useT } from '@/components/i18n/use-t'
import { errorText } from '@/components/shared/error-text'
import { issueText } from '@/components/shared/issue-text'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { updateIncidentAction } from '@/lib/incidents/actions'
import type { ActionError } from '@/lib/people/action-context'
import { LIMITS } from '@/lib/tickets/vocabulary'
import { type Base, useTicket } from './ticket-provider'

/** The title as the page's heading; whoever may, edits it in place. */
export function TitleEditor() {
  const { ticket, can, run } = useTicket()
  const t = useT()
  const common = useT('common')
  /** While it is edited, with the state that it was opened on until a conflict has told of a newer one. */
  const [editing, setEditing] = useState<{ base?: Base } | null>(null)
  const [title, setTitle] = useState(ticket.title)
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()
  const pencil = useRef<HTMLButtonElement>(null)
  const closed = useRef(false)

  useEffect(() => {
    if (editing || !closed.current) return
    closed.current = false
    pencil.current?.focus()
  }, [editing])

  function open() {
    if (!can.update) return
    setTitle(ticket.title)
    setError(null)
    setEditing({ base: { version: ticket.version, updatedAt: ticket.updatedAt } })
  }

  function close() {
    closed.current = true
    setEditing(null)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!editing) return
    startTransition(async () => {
      const send = (version: number) => updateIncidentAction(ticket.id, { title, version })
      const refused = await run({ label: t('common.field.title'), value: title, send, base: editing.base, onReapplied: close })
      setError(refused)
      if (refused?.code === 'conflict') setEditing({})
      // Together with the page that shows the new title.
      if (!refused) startTransition(close)
    })
  }

  useCommands(can.update ? [{ id: 'edit', label: t('desk.keys.commands.edit'), run: open }] : [])

  if (!editing) {
    return (
      <h1 className="group text-xl leading-snug font-semibold wrap-anywhere sm:text-2xl">
        {ticket.title}
        {can.update ? (
          <button
            ref={pencil}
            type="button"
            onClick={open}
            aria-label={t('desk.ticket.editTitle')}
            title={t('desk.ticket.editTitle')}
            className="ml-1.5 inline-flex size-7 items-center justify-center rounded-md align-middle text-muted-foreground hover:bg-accent hover:text-foreground"
          >
            <Pencil aria-hidden className="size-3.5" />
          </button>
        ) : null}
      </h1>
    )
  }
  const problem = error && (issueText(common, error.fields, 'title') ?? errorText(common, error))
  return (
    <form noValidate onSubmit={submit} onKeyDown={(event) => (event.key === 'Escape' ? close() : undefined)} className="space-y-1.5">
      <h1 className="sr-only">{ticket.title}</h1>
      <div className="flex flex-wrap gap-2">
        <Input
          autoFocus
          value={title}
          maxLength={LIMITS.title}
          onChange={(event) => setTitle(event.target.value)}
          aria-label={t('common.field.title')}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'title-error' : undefined}
          className="h-10 min-w-60 flex-1 text-lg font-semibold"
        />
        <Button type="submit" disabled={pending} aria-busy={pending} className="h-10">
          {t('common.actions.save')}
        </Button>
        <Button variant="outline" onClick={close} className="h-10">
          {t('common.actions.cancel')}
        </Button>
      </div>
      {problem ? (
        <p id="title-error" role="alert" className="text-xs font-medium text-danger-ink">
          {problem}
        </p>
      ) : null}
    </form>
  )
}
