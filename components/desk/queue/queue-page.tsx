import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { LiveRefresh } from '@/components/live/live-refresh'
import { PageHeader } from '@/components/shared/page-header'
import { ClockTicker } from '@/components/sla/clock/ticker'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { IncidentRow } from '@/lib/incidents/queries'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { FilterBar } from './filter-bar'
import { QueueFooter } from './queue-footer'
import { QueueIsland } from './queue-island'
import { QueueTable } from './queue-table'
import { GoneAlert, OpenedView, type Opened } from './saved/opened-view'
import { QueueTools } from './saved/queue-tools'
import { isEdited, isFiltered, queueHref, type QueueState } from './state'
import { ViewTabs } from './view-tabs'
import { VIEWS } from './views'

interface QueuePageProps {
  ctx: Ctx
  state: QueueState
  rows: readonly IncidentRow[]
  total: number
  previous: string | null
  next: string | null
  names: Readonly<Record<string, string>>
  /** The saved view that is open. */
  opened?: Opened
}

/** A queue: which one, what it is filtered by, its rows, and what can be done with them. */
export function QueuePage({ ctx, state, rows, total, previous, next, names, opened }: QueuePageProps) {
  const { locale, now, tenant } = ctx
  const t = getT(locale, 'desk')
  const inBin = state.view === 'bin'
  const permissions = {
    assign: can(ctx, 'incident.assign'),
    transition: can(ctx, 'incident.transition'),
    merge: can(ctx, 'incident.merge'),
    problem: can(ctx, 'problem.manage'),
    delete: can(ctx, 'incident.delete'),
  }
  const items = rows.map(({ id, number, version, assignee, team }) => ({
    id,
    number,
    version,
    assigneeId: assignee?.id ?? null,
    teamId: team?.id ?? null,
  }))
  return (
    <>
      <LiveRefresh ids={rows.map(({ id }) => id)} others />
      <PageHeader
        title={opened?.view.name ?? t(`views.${state.view}`)}
        description={opened ? <OpenedView state={state} view={opened.view} locale={locale} /> : t(`viewHints.${state.view}`)}
        actions={inBin ? null : <QueueTools ctx={ctx} state={state} opened={opened} />}
      />
      {opened?.gone ? <GoneAlert gone={opened.gone} locale={locale} /> : null}
      <Card className="-mx-4 overflow-hidden max-sm:rounded-none max-sm:border-x-0 sm:mx-0">
        <ViewTabs views={VIEWS.filter((view) => view !== 'bin' || permissions.delete)} current={opened ? null : state.view} locale={locale} />
        {inBin ? null : <FilterBar state={state} names={names} />}
        {rows.length > 0 ? (
          <QueueIsland
            key={queueHref(state, { after: state.after, before: state.before })}
            items={items}
            inBin={inBin}
            me={actorUserId(ctx) ?? ''}
            permissions={permissions}
          >
            <div className="overflow-x-auto">
              <ClockTicker now={now.getTime()} />
              <QueueTable state={state} label={opened?.view.name} rows={rows} place={{ locale, timeZone: tenant.timezone }} now={now} />
            </div>
          </QueueIsland>
        ) : (
          <NothingHere state={state} saved={opened !== undefined} locale={locale} />
        )}
        <QueueFooter state={state} shown={rows.length} total={total} previous={previous} next={next} locale={locale} />
      </Card>
    </>
  )
}

function NothingHere({ state, saved, locale }: { state: QueueState; saved: boolean; locale: Ctx['locale'] }) {
  const t = getT(locale, 'desk')
  if (saved && !isEdited(state)) {
    const views = getT(locale, 'views')
    return <EmptyState title={views('empty.title')} description={views('empty.body')} />
  }
  if (isFiltered(state)) {
    return (
      <EmptyState
        title={t('empty.filtered.title')}
        description={t('empty.filtered.body')}
        action={
          <Link href={queueHref(state, { filters: {}, narrowed: {}, from: undefined, to: undefined })} className={buttonVariants({ variant: 'outline' })}>
            {t('filters.clear')}
          </Link>
        }
      />
    )
  }
  return (
    <EmptyState
      title={t(`empty.${state.view}.title`)}
      description={t(`empty.${state.view}.body`)}
      action={
        state.view === 'bin' ? null : (
          <Link href="/desk/incidents/new" className={buttonVariants({ variant: 'outline' })}>
            {t('nav.new')}
          </Link>
        )
      }
    />
  )
}
