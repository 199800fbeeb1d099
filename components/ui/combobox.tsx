'use client'

import { ChevronsUpDown, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type KeyboardEvent, Suspense, useId, useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { cn } from './cn'
import { controlClasses } from './control'

/**
 * Fetched when one is first opened: a form of ten costs ten buttons. It waits in a boundary of its own, or the form
 * around it would be gone for that long.
 */
const ComboboxList = dynamic(() => import('./combobox-list'))

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
  const button = useRef<HTMLButtonElement>(null)
  const listId = useId()

  function choose(option: ComboboxOption | null) {
    setOwn(option)
    onChange?.(option)
    setOpen(false)
  }

  function toggle() {
    setQuery('')
    setOpen(!open)
  }

  /** What is typed before the list has arrived and taken the focus is the beginning of the search. */
  function typeAhead(event: KeyboardEvent) {
    if (!open || event.ctrlKey || event.metaKey || event.altKey || [...event.key].length !== 1) return
    event.preventDefault()
    setQuery((begun) => begun + event.key)
  }

  return (
    <div className={cn('relative', className)}>
      {name ? <input type="hidden" name={name} value={chosen?.id ?? ''} /> : null}
      <button
        type="button"
        role="combobox"
        aria-expanded={open}
        aria-haspopup="listbox"
        aria-controls={open ? listId : undefined}
        ref={button}
        onClick={toggle}
        onKeyDown={typeAhead}
        className={cn(controlClasses, 'flex h-9 items-center gap-2 px-3 text-left', chosen && clearable && 'pr-15')}
        {...trigger}
      >
        <span className={cn('min-w-0 flex-1 truncate', !chosen && 'text-subtle-foreground')}>
          {chosen?.label ?? placeholder ?? t('combobox.placeholder')}
        </span>
        <ChevronsUpDown aria-hidden className="absolute right-3 size-4 text-muted-foreground" />
      </button>
      {open ? (
        <Suspense fallback={null}>
          <ComboboxList
            id={listId}
            anchor={button}
            search={search}
            query={query}
            onQuery={setQuery}
            chosenId={chosen?.id}
            onChoose={choose}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
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
