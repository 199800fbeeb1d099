import { Search } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Button, buttonVariants } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Locale } from '@/lib/platform/i18n/locale'
import { PROBLEM_STATUSES } from '@/lib/problems/vocabulary'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import { DEFAULT_SORT, isFiltered, type ProblemQueueState, queueHref } from './state'

/** What a queue of problems is narrowed by: a plain form, whose answer is an address. */
export function QueueFilters({ state, locale }: { state: ProblemQueueState; locale: Locale }) {
  const t = getT(locale)
  return (
    <form action="/desk/problems" role="search" aria-label={t('problems.filters.label')} className="flex flex-wrap items-center gap-2 border-b border-border px-4 py-2.5">
      {state.tab === 'open' ? null : <input type="hidden" name="tab" value={state.tab} />}
      {state.sort === DEFAULT_SORT ? null : <input type="hidden" name="sort" value={state.sort} />}
      <Input name="q" type="search" defaultValue={state.q} maxLength={300} aria-label={t('problems.filters.search')} placeholder={t('problems.filters.search')} className="min-w-48 flex-1 sm:max-w-xs" />
      <Select name="status" defaultValue={state.status} aria-label={t('problems.filters.status')} className="w-auto">
        <option value="">{`${t('problems.filters.status')}: ${t('problems.filters.any')}`}</option>
        {PROBLEM_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`problems.status.${status}`)}
          </option>
        ))}
      </Select>
      <Select name="priority" defaultValue={state.priority} aria-label={t('problems.filters.priority')} className="w-auto">
        <option value="">{`${t('problems.filters.priority')}: ${t('problems.filters.any')}`}</option>
        {PRIORITIES.map((priority) => (
          <option key={priority} value={priority}>
            {t(`common.priority.${priority}`)}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="outline">
        <Search aria-hidden />
        {t('problems.filters.apply')}
      </Button>
      {isFiltered(state) ? (
        <Link href={queueHref(state, { q: '', status: '', priority: '' })} prefetch={false} className={buttonVariants({ variant: 'ghost' })}>
          {t('problems.filters.clear')}
        </Link>
      ) : null}
    </form>
  )
}
