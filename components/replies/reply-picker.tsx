'use client'

import Link from 'next/link'
import { useCallback, useState } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { AllMessages } from '@/components/links/all-messages'
import { Badge } from '@/components/ui/badge'
import { CommandDialog, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { useAsyncSearch } from '@/components/ui/use-async-search'
import { applyReplyAction } from '@/lib/tickets/replies/actions'
import type { Suggestion } from '@/lib/tickets/replies/suggest'

interface ReplyPickerProps {
  ticketId: string
  /** The text, filled from the ticket. */
  onPick: (text: string) => void
  onClose: () => void
}

/** Finds a canned reply and hands it back, filled; the keyboard does all of it. */
export default function ReplyPicker(props: ReplyPickerProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ ticketId, onPick, onClose }: ReplyPickerProps) {
  const t = useT('replies')
  const showError = useErrorToast()
  const [query, setQuery] = useState('')
  const [picking, setPicking] = useState(false)
  const search = useCallback((q: string) => suggestionsFor(ticketId, q), [ticketId])
  const { state, options } = useAsyncSearch(search, query, true)

  async function pick(id: string) {
    if (picking) return
    setPicking(true)
    const result = await call(() => applyReplyAction(id, ticketId))
    setPicking(false)
    if (result.ok) onPick(result.data.text)
    else showError(result.error)
  }

  const hint = state === 'ready' ? (query ? 'empty' : 'none') : state === 'failed' ? 'failed' : 'loading'
  return (
    <CommandDialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t('picker.title')} shouldFilter={false}>
      <CommandInput value={query} onValueChange={setQuery} placeholder={t('picker.search')} />
      <CommandList aria-busy={state === 'loading' || picking}>
        {options.map((reply) => (
          <CommandItem key={reply.id} value={reply.id} disabled={picking} onSelect={() => void pick(reply.id)}>
            <span className="min-w-0 flex-1">
              <span className="block truncate">{reply.name}</span>
              <span className="block truncate text-xs text-muted-foreground">{reply.body}</span>
            </span>
            {reply.locale ? <Badge tone="outline">{t(`locales.${reply.locale}`)}</Badge> : null}
          </CommandItem>
        ))}
        {options.length === 0 ? (
          <p role="status" className="px-3 py-8 text-center text-sm text-muted-foreground">
            {t(`picker.${hint}`)}
          </p>
        ) : null}
      </CommandList>
      <div className="border-t border-border px-4 py-2 text-xs">
        <Link href="/desk/replies" className="text-link hover:underline">
          {t('picker.manage')}
        </Link>
      </div>
    </CommandDialog>
  )
}

async function suggestionsFor(ticketId: string, q: string): Promise<readonly Suggestion[]> {
  const response = await fetch(`/desk/replies/suggest?${new URLSearchParams({ ticket: ticketId, q })}`)
  if (!response.ok) throw new Error(`The suggestions answered ${response.status}`)
  return (await response.json()) as readonly Suggestion[]
}
