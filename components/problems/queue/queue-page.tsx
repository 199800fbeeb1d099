import { Download, Plus } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { LiveRefresh } from '@/components/live/live-refresh'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { ProblemRow } from '@/lib/problems/schema'
import type { Page } from '@/lib/tickets/schema'
import { QueueFilters } from './queue-filters'
import { QueueTable } from './queue-table'
import { QueueTabs } from './queue-tabs'
import { exportHref, isFiltered, type ProblemQueueState, queueHref } from './state'

interface ProblemQueueProps {
  ctx: Ctx
  state: ProblemQueueState
  page: Page<ProblemRow>
}

/** A queue of problems: which one, what it is filtered by, and its rows. */
export function ProblemQueue({ ctx, state, page: { data: rows, page } }: ProblemQueueProps) {
  const t = getT(ctx.locale)
  const create = can(ctx, 'problem.manage') ? (
    <Link href="/desk/problems/new" prefetch={false} className={buttonVariants({ variant: 'outline' })}>
      <Plus aria-hidden />
      {t('problems.new')}
    </Link>
  ) : null
  const actions = (
    <>
      {rows.length > 0 ? (
        <a href={exportHref(state)} download className={buttonVariants({ variant: 'outline' })}>
          <Download aria-hidden />
          {t('problems.export')}
        </a>
      ) : null}
      {create}
    </>
  )
  return (
    <>
      <LiveRefresh ids={rows.map(({ id }) => id)} others />
      <PageHeader title={t('problems.title')} description={t('problems.lead')} actions={actions} />
      <Card className="-mx-4 overflow-hidden max-sm:rounded-none max-sm:border-x-0 sm:mx-0">
        <QueueTabs current={state.tab} ctx={ctx} />
        <QueueFilters state={state} locale={ctx.locale} />
        {rows.length > 0 ? (
          <div className="overflow-x-auto">
            <QueueTable state={state} rows={rows} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} now={ctx.now} />
          </div>
        ) : isFiltered(state) ? (
          <EmptyState
            title={t('problems.empty.filtered')}
            action={
              <Link href={queueHref(state, { q: '', status: '', priority: '' })} className={buttonVariants({ variant: 'outline' })}>
                {t('problems.filters.clear')}
              </Link>
            }
          />
        ) : (
          <EmptyState title={t('problems.empty.title')} description={t('problems.empty.body')} action={create} />
        )}
        <div className="px-4 py-2.5">
          <Pagination
            label={t('common.pagination.label')}
            previousLabel={t('problems.toFirst')}
            nextLabel={t('common.pagination.next')}
            previousHref={state.after ? queueHref(state) : undefined}
            nextHref={page.nextCursor ? queueHref(state, { after: page.nextCursor }) : undefined}
            summary={t('problems.summary', { shown: rows.length, total: page.total ?? rows.length })}
          />
        </div>
      </Card>
    </>
  )
}
