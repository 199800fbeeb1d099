'use client'

import { Lock, Reply } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useCommands } from '@/components/desk/commands/registry'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import type { Visibility } from '@/lib/tickets/vocabulary'
import { joined, useInserted } from './insert-into-draft'
import { useTicket } from './ticket-provider'
import { storeDraft, storedDraft, useStoredVisibility } from './use-draft'

const ComposerForm = dynamic(() => import('./composer-form'))

interface Writing {
  visibility: Visibility
  turn: number
}

/** The way to write on a ticket: two buttons until somebody does. A draft opens it at once. */
export function Composer({ maxBytes }: { maxBytes: number }) {
  const { ticket, can } = useTicket()
  const t = useT('desk')
  /** What was asked for since the page is there: to write, or to close. */
  const [asked, setAsked] = useState<Writing | 'closed' | null>(null)
  const stored = useStoredVisibility(ticket.id)
  const writing = asked === 'closed' ? null : (asked ?? (stored && { visibility: stored, turn: 0 }))

  const write = (visibility: Visibility) => setAsked({ visibility, turn: (writing?.turn ?? 0) + 1 })

  function insert(text: string) {
    const draft = storedDraft(ticket.id)
    const visibility = draft?.visibility ?? 'public'
    storeDraft(ticket.id, { visibility, body: joined(draft?.body ?? '', text) })
    write(visibility)
  }

  // The form takes it itself while it is there.
  useInserted(ticket.id, writing ? null : insert)

  useCommands([
    ...(can.reply ? [{ id: 'reply' as const, label: t('composer.reply'), run: () => write('public') }] : []),
    ...(can.note ? [{ id: 'note' as const, label: t('composer.note'), run: () => write('internal') }] : []),
  ])

  if (!can.reply && !can.note) return null
  if (writing) {
    return (
      <ComposerForm
        visibility={writing.visibility}
        turn={writing.turn}
        maxBytes={maxBytes}
        onVisibility={write}
        onClose={() => setAsked('closed')}
      />
    )
  }
  return (
    <div className="flex flex-wrap gap-2">
      {can.reply ? (
        <Button variant="outline" onClick={() => write('public')}>
          <Reply aria-hidden />
          {t('composer.reply')}
        </Button>
      ) : null}
      {can.note ? (
        <Button variant="outline" onClick={() => write('internal')}>
          <Lock aria-hidden />
          {t('composer.note')}
        </Button>
      ) : null}
    </div>
  )
}
