'use client'

import { useState } from 'react'
import { lookup, type Lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import type { ComboboxOption } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { useAsyncSearch } from '@/components/ui/use-async-search'
import { INCIDENT_STATUSES } from '@/lib/incidents/vocabulary'
import type { ListFilter } from '@/lib/incidents/views/vocabulary'
import { CHANNELS, PRIORITIES } from '@/lib/tickets/vocabulary'
import { SLA_STATES } from './state'
import { useFilterLabel } from './use-filter-label'

interface FilterChoicesProps {
  filter: ListFilter
  values: readonly string[]
  names: Readonly<Record<string, string>>
  onChange: (values: readonly string[]) => void
}

const LISTS: Partial<Record<ListFilter, readonly string[]>> = {
  sla: SLA_STATES,
  status: INCIDENT_STATUSES,
  priority: PRIORITIES.map(String),
  channel: CHANNELS,
}

const LOOKUPS: Partial<Record<ListFilter, Lookup>> = {
  assignee: 'assignees',
  team: 'teams',
  category: 'categories',
  tag: 'tags',
}

const SPECIAL: Partial<Record<ListFilter, readonly string[]>> = {
  assignee: ['me', 'none'],
  team: ['none'],
  category: ['none'],
}

/** The choices of a filter: a short list at once, a long one by search. What is chosen stays on top. */
export default function FilterChoices({ filter, values, names, onChange }: FilterChoicesProps) {
  const t = useT()
  const labelOf = useFilterLabel(filter, names)
  const what = LOOKUPS[filter]
  const [query, setQuery] = useState('')
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({})
  const { state, options } = useAsyncSearch<ComboboxOption>(what ? lookup(what) : noSearch, query, what !== undefined)

  const first = query ? [] : (LISTS[filter] ?? [...(SPECIAL[filter] ?? []), ...values.filter((value) => !SPECIAL[filter]?.includes(value))])
  const found = options.filter(({ id }) => !first.includes(id))

  function toggle(value: string, label: string, on: boolean) {
    setSeen({ ...seen, [value]: label })
    onChange(on ? [...values, value] : values.filter((other) => other !== value))
  }

  const choice = (value: string, label: string, detail?: string) => (
    <li key={value}>
      <label className="flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-sm hover:bg-accent">
        <Checkbox checked={values.includes(value)} onChange={(event) => toggle(value, label, event.target.checked)} />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{label}</span>
          {detail ? <span className="block truncate text-xs text-muted-foreground">{detail}</span> : null}
        </span>
      </label>
    </li>
  )

  return (
    <>
      {what ? (
        <div className="border-b border-border p-2">
          <Input
            autoFocus
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={t('common.combobox.search')}
            aria-label={t('common.combobox.search')}
            className="h-8"
          />
        </div>
      ) : null}
      <ul className="max-h-64 overflow-y-auto p-1" aria-busy={state === 'loading'}>
        {first.map((value) => choice(value, seen[value] ?? labelOf(value)))}
        {found.map(({ id, label, detail }) => choice(id, label, detail))}
      </ul>
      {first.length + found.length === 0 ? (
        <p role="status" className="px-3 pb-4 text-center text-sm text-muted-foreground">
          {t(state === 'ready' ? 'common.combobox.empty' : 'common.combobox.searching')}
        </p>
      ) : null}
      {values.length > 0 ? (
        <div className="border-t border-border p-1">
          <Button variant="ghost" size="sm" className="w-full" onClick={() => onChange([])}>
            {t('common.actions.clear')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

const noSearch = async () => []
