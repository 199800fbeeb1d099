'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { FilterMenu } from '@/components/desk/queue/filter-menu'
import { useT } from '@/components/i18n/use-t'

interface FiltersProps {
  /** What the address says. */
  input: Readonly<Record<string, string>>
  names: Readonly<Record<string, string>>
}

const FILTERS = ['team', 'category', 'priority', 'assignee'] as const

/** Whose tickets are counted: the filters of a queue, kept in the address. */
export function Filters({ input, names }: FiltersProps) {
  const t = useT('desk')
  const router = useRouter()
  const [pending, startTransition] = useTransition()

  function change(filter: (typeof FILTERS)[number], values: readonly string[]) {
    const { [filter]: _before, ...rest } = input
    const query = new URLSearchParams(values.length > 0 ? { ...rest, [filter]: values.join(',') } : rest)
    startTransition(() => router.push(`/desk/reports?${query.toString().replaceAll('%2C', ',')}`, { scroll: false }))
  }

  return (
    <div role="group" aria-label={t('filters.label')} aria-busy={pending} className="flex flex-wrap items-center gap-1.5">
      {FILTERS.map((filter) => (
        <FilterMenu key={filter} filter={filter} values={input[filter]?.split(',') ?? []} names={names} onChange={(values) => change(filter, values)} />
      ))}
    </div>
  )
}
