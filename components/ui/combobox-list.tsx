'use client'

import { Check } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { useT } from '@/components/i18n/use-t'
import { AnchoredPopover } from './anchored-popover'
import type { ComboboxOption, ComboboxProps } from './combobox'
import { Command, CommandInput, CommandItem, CommandList } from './command'
import { useAsyncSearch } from './use-async-search'

interface ComboboxListProps {
  id: string
  anchor: RefObject<HTMLElement | null>
  search: ComboboxProps['search']
  query: string
  onQuery: (query: string) => void
  chosenId: string | undefined
  onChoose: (option: ComboboxOption) => void
  onClose: () => void
}

/** The open part of a combobox: what one types, and what the server finds for it. */
export default function ComboboxList({ id, anchor, search, query, onQuery, chosenId, onChoose, onClose }: ComboboxListProps) {
  const t = useT('common')
  const input = useRef<HTMLInputElement>(null)
  const { state, options } = useAsyncSearch(search, query, true)
  return (
    <AnchoredPopover
      id={id}
      anchor={anchor}
      onClose={onClose}
      aria-label={t('combobox.search')}
      align="start"
      // Behind what was typed already: selected, the next key would replace it.
      onOpenAutoFocus={(event) => {
        event.preventDefault()
        input.current?.focus()
        input.current?.setSelectionRange(query.length, query.length)
      }}
      className="w-(--radix-popover-trigger-width) min-w-60 p-0"
    >
      <Command shouldFilter={false} loop label={t('combobox.search')}>
        <CommandInput ref={input} className="h-10" value={query} onValueChange={onQuery} placeholder={t('combobox.search')} />
        <CommandList aria-busy={state === 'loading'} className="max-h-64">
          {options.map((option) => (
            <CommandItem key={option.id} value={option.id} onSelect={() => onChoose(option)}>
              <span className="min-w-0 flex-1">
                <span className="block truncate">{option.label}</span>
                {option.detail ? <span className="block truncate text-xs text-muted-foreground">{option.detail}</span> : null}
              </span>
              {option.id === chosenId ? <Check aria-hidden /> : null}
            </CommandItem>
          ))}
          {options.length === 0 ? (
            <p role="status" className="px-3 py-6 text-center text-sm text-muted-foreground">
              {t(`combobox.${hints[state]}`)}
            </p>
          ) : null}
        </CommandList>
      </Command>
    </AnchoredPopover>
  )
}

const hints = { idle: 'searching', loading: 'searching', ready: 'empty', failed: 'failed' } as const
