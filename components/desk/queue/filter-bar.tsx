'use client'

import Link from 'next/link'
import { useOptimistic, useTransition } from 'react'
import { useRouter } from 'next/navigation'
import { useT } from '@/components/i18n/use-t'
import { buttonVariants } from '@/components/ui/button'
import { LIST_FILTERS, type ListFilter } from '@/lib/incidents/views/vocabulary'
import { ColumnMenu } from './column-menu'
import { DateFilter } from './date-filter'
import { FilterMenu } from './filter-menu'
import { isFiltered, isNarrowed, queueHref, type QueueState } from './state'
import { fixesAssignee, fixesStatus, fixesTeam } from './views'

interface FilterBarProps {
  state: QueueState
  /** Names of the people, teams and categories that the filters name by id. */
  names: Readonly<Record<string, string>>
}

const fixed = (state: QueueState, filter: ListFilter): boolean =>
  (filter === 'assignee' && fixesAssignee(state.view)) ||
  (filter === 'team' && fixesTeam(state.view)) ||
  (filter === 'status' && fixesStatus(state.view))

/** The filters of a queue, each a button that says what it is set to. Where they lead stands in the address. */
export function FilterBar({ state: given, names }: FilterBarProps) {
  const t = useT('desk')
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [state, showState] = useOptimistic(given)

  function change(part: Partial<QueueState>) {
    startTransition(() => {
      showState({ ...state, ...part })
      router.push(queueHref(state, part), { scroll: false })
    })
  }

  return (
    <div
      role="group"
      aria-label={t('filters.label')}
      aria-busy={pending}
      className="flex items-center gap-1.5 overflow-x-auto px-4 py-2 [scrollbar-width:none] sm:flex-wrap"
    >
      {LIST_FILTERS.filter((filter) => !fixed(state, filter)).map((filter) => (
        <FilterMenu
          key={filter}
          filter={filter}
          values={state.filters[filter] ?? []}
          names={names}
          onChange={(values) => change({ filters: { ...state.filters, [filter]: values } })}
        />
      ))}
      <DateFilter from={state.from} to={state.to} onChange={change} />
      {isNarrowed(state) ? (
        <Link
          href={queueHref(state, { narrowed: {} })}
          prefetch={false}
          className={buttonVariants({ variant: 'outline', size: 'sm', className: 'h-7 rounded-full border-ring bg-selected px-2.5' })}
        >
          {t('filters.narrowed')} <span aria-hidden>×</span>
          <span className="sr-only">{t('filters.clear')}</span>
        </Link>
      ) : null}
      {isFiltered(state) ? (
        <Link
          href={queueHref(state, { filters: {}, narrowed: {}, from: undefined, to: undefined })}
          prefetch={false}
          className={buttonVariants({ variant: 'link', size: 'sm', className: 'px-2' })}
        >
          {t('filters.clear')}
        </Link>
      ) : null}
      <ColumnMenu columns={state.columns} onChange={(columns) => change({ columns, after: state.after, before: state.before })} />
    </div>
  )
}
