'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { lookupTickets, type TicketHit } from '@/components/desk/lookup'
import type { Destination } from '@/components/desk/shell/destinations'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { StatusBadge } from '@/components/shared/status-badge'
import { CommandDialog, CommandGroup, CommandInput, CommandItem, CommandList, CommandShortcut } from '@/components/ui/command'
import { useAsyncSearch } from '@/components/ui/use-async-search'
import { deskPath } from '@/lib/tickets/vocabulary'
import { KEYMAP } from './keymap'
import { Keys } from './keys'
import { paletteCommands } from './registry'

const plain = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

interface PaletteProps {
  destinations: readonly Destination[]
  onClose: () => void
}

/** Goes anywhere and does anything, by name; opens a ticket by its number or its words. */
export default function Palette({ destinations, onClose }: PaletteProps) {
  const t = useT()
  const router = useRouter()
  useReturnFocus()
  const [query, setQuery] = useState('')
  const [commands] = useState(paletteCommands)
  const { state, options: hits } = useAsyncSearch<TicketHit>(lookupTickets, query, query.trim().length > 1)
  const words = plain(query).split(/\s+/)
  const matches = (label: string) => words.every((word) => plain(label).includes(word))
  const shownCommands = commands.filter(({ label }) => label && matches(label))
  const shownPlaces = destinations.filter(({ label }) => matches(label))
  const shownHits = query.trim().length > 1 ? hits : []

  function choose(run: () => void) {
    onClose()
    // After the dialog has given the focus back, so that what runs may move it.
    setTimeout(run)
  }
  const go = (href: string) => choose(() => router.push(href))

  return (
    <CommandDialog open onOpenChange={onClose} title={t('common.palette.title')} shouldFilter={false}>
      <CommandInput value={query} onValueChange={setQuery} placeholder={t('desk.palette.placeholder')} />
      <CommandList className="max-h-[60vh]" aria-busy={state === 'loading'}>
        {shownHits.length > 0 ? (
          <CommandGroup heading={t('desk.palette.tickets')}>
            {shownHits.map((hit) => (
              <CommandItem key={hit.id} value={hit.id} onSelect={() => go(deskPath(hit.kind, hit.number))}>
                <span className="text-xs text-muted-foreground tabular-nums">{hit.number}</span>
                <span className="min-w-0 flex-1 truncate">{hit.title}</span>
                {hit.status ? <StatusBadge status={hit.status.look} label={hit.status.label} /> : null}
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {shownCommands.length > 0 ? (
          <CommandGroup heading={t('desk.palette.actions')}>
            {shownCommands.map(({ id, label, run }) => (
              <CommandItem key={id} value={`command-${id}`} onSelect={() => choose(run)}>
                {label}
                <CommandShortcut>
                  <Keys keys={KEYMAP[id].keys} />
                </CommandShortcut>
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {shownPlaces.length > 0 ? (
          <CommandGroup heading={t('desk.palette.goTo')}>
            {shownPlaces.map(({ href, label }) => (
              <CommandItem key={href} value={href} onSelect={() => go(href)}>
                {label}
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {query.trim().length > 1 && (state === 'ready' || state === 'failed') ? (
          <CommandGroup heading={t('desk.palette.search')}>
            <CommandItem value="search-all" onSelect={() => go(`/desk/search?${new URLSearchParams({ q: query.trim() })}`)}>
              <span className="min-w-0 flex-1 truncate">{t('desk.palette.searchAll', { text: query.trim() })}</span>
            </CommandItem>
          </CommandGroup>
        ) : null}
        {shownHits.length + shownCommands.length + shownPlaces.length === 0 ? (
          <p role="status" className="px-3 py-8 text-center text-sm text-muted-foreground">
            {state === 'loading' ? t('common.combobox.searching') : t('common.palette.empty')}
          </p>
        ) : null}
      </CommandList>
    </CommandDialog>
  )
}
