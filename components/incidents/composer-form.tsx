'use client'

import { ChevronDown, MessageSquareText, Paperclip } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type KeyboardEvent, useEffect, useRef, useState, useTransition } from 'react'
import { type MenuAction, MenuButton } from '@/components/desk/menu-button'
import { useT } from '@/components/i18n/use-t'
import { useCannedReply } from '@/components/replies/use-canned-reply'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FileDrop } from '@/components/shared/file-drop'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { IncidentStatus } from '@/lib/incidents/vocabulary'
import type { ActionError } from '@/lib/people/action-context'
import type { Visibility } from '@/lib/tickets/vocabulary'
import { joined, useInserted } from './insert-into-draft'
import { preview } from './preview'
import { useTicket } from './ticket-provider'
import type { TransitionFields } from './transition-dialog'
import { dropDraft, useDraft } from './use-draft'
import { useSend } from './use-send'

const TransitionDialog = dynamic(() => import('./transition-dialog'))
const ReplyPicker = dynamic(() => import('@/components/replies/reply-picker'))

interface ComposerFormProps {
  visibility: Visibility
  /** Goes up whenever somebody asks to write: the field then takes the focus. */
  turn: number
  maxBytes: number
  onVisibility: (visibility: Visibility) => void
  onClose: () => void
}

/** A reply that the requester reads, or a note that stays inside; the two never look alike. */
export default function ComposerForm({ visibility, turn, maxBytes, onVisibility, onClose }: ComposerFormProps) {
  const { ticket, can, allowed } = useTicket()
  const t = useT('desk')
  const [body, setBody] = useDraft(ticket.id, visibility)
  useInserted(ticket.id, (text) => setBody(joined(body, text)))
  const [files, setFiles] = useState<readonly File[]>([])
  const [attaching, setAttaching] = useState(false)
  const [resolving, setResolving] = useState(false)
  const [menu, setMenu] = useState(false)
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()
  const box = useRef<HTMLElement>(null)
  const canned = useCannedReply(box, body, setBody)
  const send = useSend()
  const internal = visibility === 'internal'

  useEffect(() => {
    const field = box.current?.querySelector('textarea')
    if (turn > 0) field?.focus()
    if (turn > 0) box.current?.scrollIntoView({ block: 'nearest' })
  }, [turn])

  async function deliver(move?: TransitionFields): Promise<ActionError | null> {
    const refused = await send({ body, visibility, files, move })
    setError(refused)
    if (!refused) {
      dropDraft(ticket.id)
      onClose()
    }
    return refused
  }

  function submit(move?: TransitionFields) {
    if (!body.trim() || pending) return
    startTransition(async () => void (await deliver(move)))
  }

  const possible: readonly (MenuAction & { to: IncidentStatus })[] = [
    { key: 'hold', to: 'on_hold', label: t('composer.sendAndHold'), run: () => submit({ to: 'on_hold', holdReason: 'awaiting_requester' }) },
    { key: 'resolve', to: 'resolved', label: t('composer.sendAndResolve'), run: () => setResolving(true) },
    { key: 'work', to: 'in_progress', label: t('composer.sendAndWork'), run: () => submit({ to: 'in_progress' }) },
  ]
  const moves = internal || !can.transition ? [] : possible.filter(({ to }) => allowed.includes(to))

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (canned.onKey(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    }
    if (event.key === 'Escape' && !body.trim()) onClose()
  }

  return (
    <section
      ref={box}
      data-composer
      aria-label={t(internal ? 'composer.note' : 'composer.reply')}
      className={cn('space-y-3 rounded-lg border p-3 shadow-card', internal ? 'border-warning-line bg-warning-subtle' : 'border-border bg-surface')}
    >
      <div className="flex items-center justify-between gap-2">
        <div role="group" aria-label={t('composer.who')} className="flex gap-1">
          {can.reply ? <Mode pressed={!internal} label={t('composer.reply')} onClick={() => onVisibility('public')} /> : null}
          {can.note ? <Mode pressed={internal} label={t('composer.note')} onClick={() => onVisibility('internal')} /> : null}
        </div>
        <p className="text-xs text-muted-foreground max-sm:hidden">
          {internal ? t('composer.internalHint') : t('composer.publicHint', { name: ticket.requester.name })}
        </p>
      </div>
      <ErrorBanner error={error} />
      <MarkdownEditor
        value={body}
        onChange={setBody}
        onPreview={preview}
        onKeyDown={onKeyDown}
        disabled={pending}
        aria-label={t(internal ? 'composer.note' : 'composer.reply')}
        placeholder={t(internal ? 'composer.notePlaceholder' : 'composer.replyPlaceholder')}
      />
      {attaching || files.length > 0 ? <FileDrop files={files} onChange={setFiles} maxBytes={maxBytes} disabled={pending} /> : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button variant="ghost" size="sm" aria-expanded={attaching} onClick={() => setAttaching(!attaching)}>
          <Paperclip aria-hidden />
          {t('composer.attach')}
        </Button>
        <Button variant="ghost" size="sm" className="mr-auto" title={t('composer.cannedKeys')} aria-haspopup="dialog" onClick={canned.open}>
          <MessageSquareText aria-hidden />
          {t('composer.canned')}
        </Button>
        <Button variant="outline" size="sm" onClick={onClose}>
          {t('composer.close')}
        </Button>
        <div className="flex">
          <Button
            size="sm"
            className={moves.length > 0 ? 'rounded-r-none' : undefined}
            disabled={pending || !body.trim()}
            aria-busy={pending}
            title={t('composer.sendKeys')}
            onClick={() => submit()}
          >
            {t(internal ? 'composer.saveNote' : 'composer.send')}
          </Button>
          {moves.length > 0 ? (
            <MenuButton
              size="sm"
              className="rounded-l-none border-l border-primary-foreground/30 px-1.5"
              disabled={pending || !body.trim()}
              aria-label={t('composer.sendAnd')}
              open={menu}
              onOpenChange={setMenu}
              actions={moves}
            >
              <ChevronDown aria-hidden />
            </MenuButton>
          ) : null}
        </div>
      </div>
      {canned.isOpen ? <ReplyPicker ticketId={ticket.id} onPick={canned.pick} onClose={canned.close} /> : null}
      {resolving ? (
        <TransitionDialog
          to="resolved"
          subject={`${ticket.number} · ${ticket.title}`}
          initial={{ resolution: body }}
          withComment
          onSubmit={deliver}
          onClose={() => setResolving(false)}
        />
      ) : null}
    </section>
  )
}

function Mode({ pressed, label, onClick }: { pressed: boolean; label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className="h-8 rounded-md px-3 text-sm font-medium text-muted-foreground hover:text-foreground aria-pressed:bg-secondary aria-pressed:text-foreground"
    >
      {label}
    </button>
  )
}
