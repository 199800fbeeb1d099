'use client'

import { Check, ChevronsUpDown, X } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { cn } from './cn'
import { Command, CommandInput, CommandItem, CommandList } from './command'
import { controlClasses } from './control'
import { Popover, PopoverContent, PopoverTrigger } from './popover'
import { useAsyncSearch } from './use-async-search'

export interface ComboboxOption {
  id: string
  label: string
  /** A second, quieter line: an e-mail, a path. */
  detail?: string
}

export interface ComboboxProps {
  /** Finds options; called with '' when opened. Keep its identity stable (`useCallback`, module scope). */
  search: (query: string) => Promise<readonly ComboboxOption[]>
  /** Controlled choice; leave out and give `defaultValue` in plain forms. */
  value?: ComboboxOption | null
  defaultValue?: ComboboxOption | null
  onChange?: (option: ComboboxOption | null) => void
  /** Posts the chosen id under this name, or an empty string. */
  name?: string
  id?: string
  placeholder?: string
  clearable?: boolean
  disabled?: boolean
  className?: string
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** Chooses one of many that live on the server: a person, a team, a category. */
export function Combobox({
  search,
  value,
  defaultValue = null,
  onChange,
  name,
  placeholder,
  clearable = true,
  className,
  ...trigger
}: ComboboxProps) {
  const t = useT('common')
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [own, setOwn] = useState(defaultValue)
  const chosen = value === undefined ? own : value
  const { state, options } = useAsyncSearch(search, query, open)

  function choose(option: ComboboxOption | null) {
    setOwn(option)
    onChange?.(option)
    setOpen(false)
    setQuery('')
  }

  return (
    <div className={cn('relative', className)}>
      {name ? <input type="hidden" name={name} value={chosen?.id ?? ''} /> : null}
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger
          type="button"
          role="combobox"
          aria-expanded={open}
          className={cn(controlClasses, 'flex h-9 items-center gap-2 px-3 text-left', chosen && clearable && 'pr-15')}
          {...trigger}
        >
          <span className={cn('min-w-0 flex-1 truncate', !chosen && 'text-subtle-foreground')}>
            {chosen?.label ?? placeholder ?? t('combobox.placeholder')}
          </span>
          <ChevronsUpDown aria-hidden className="absolute right-3 size-4 text-muted-foreground" />
        </PopoverTrigger>
        <PopoverContent
          aria-label={t('combobox.search')}
          align="start"
          className="w-(--radix-popover-trigger-width) min-w-60 p-0"
        >
          <Command shouldFilter={false} loop label={t('combobox.search')}>
            <CommandInput
              className="h-10"
              value={query}
              onValueChange={setQuery}
              placeholder={t('combobox.search')}
            />
            <CommandList aria-busy={state === 'loading'} className="max-h-64">
              {options.map((option) => (
                <CommandItem key={option.id} value={option.id} onSelect={() => choose(option)}>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{option.label}</span>
                    {option.detail ? (
                      <span className="block truncate text-xs text-muted-foreground">{option.detail}</span>
                    ) : null}
                  </span>
                  {option.id === chosen?.id ? <Check aria-hidden /> : null}
                </CommandItem>
              ))}
              {options.length === 0 ? <Hint text={t(`combobox.${hints[state]}`)} /> : null}
            </CommandList>
          </Command>
        </PopoverContent>
      </Popover>
      {chosen && clearable && !trigger.disabled ? (
        <button
          type="button"
          aria-label={t('combobox.clear')}
          onClick={() => choose(null)}
          className="absolute top-1.5 right-8 rounded-sm p-1 text-muted-foreground hover:text-foreground"
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </div>
  )
}

const hints = { idle: 'searching', loading: 'searching', ready: 'empty', failed: 'failed' } as const

function Hint({ text }: { text: string }) {
  return (
    <p role="status" className="px-3 py-6 text-center text-sm text-muted-foreground">
      {text}
    </p>
  )
}
