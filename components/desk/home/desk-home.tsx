import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { LiveRefresh } from '@/components/live/live-refresh'
import { PageHeader } from '@/components/shared/page-header'
import { ClockTicker } from '@/components/sla/clock/ticker'
import type { Activity } from '@/lib/incidents/activity'
import type { IncidentRow, OpenCounts, SlaCounts } from '@/lib/incidents/queries'
import { formatNumber, type Place } from '@/lib/platform/i18n/format'
import { ActivityList } from './activity-list'
import { WorkList } from './work-list'

interface DeskHomeProps {
  name: string
  counts: OpenCounts & SlaCounts
  /** Open incidents that have breached or soon will, the most urgent first. */
  soon: readonly IncidentRow[]
  mine: readonly IncidentRow[]
  teams: readonly IncidentRow[]
  awaiting: readonly IncidentRow[]
  activity: readonly Activity[]
  place: Place
  now: Date
}

const BY_DUE = '/desk/incidents?sort=dueAt'

const COUNTERS = [
  { of: 'breached', label: 'clocks.home.breached', href: '/desk/incidents?sla=breached&sort=dueAt', tone: 'text-danger-ink' },
  { of: 'warning', label: 'clocks.home.warning', href: '/desk/incidents?sla=warning&sort=dueAt', tone: 'text-warning-ink' },
  { of: 'mine', label: 'desk.home.counters.mine', href: '/desk/queues/mine' },
  { of: 'unassigned', label: 'desk.home.counters.unassigned', href: '/desk/queues/unassigned' },
  { of: 'critical', label: 'desk.home.counters.critical', href: '/desk/incidents?priority=1', tone: 'text-priority-1' },
  { of: 'onHold', label: 'desk.home.counters.onHold', href: '/desk/queues/on-hold' },
  { of: 'open', label: 'desk.home.counters.open', href: '/desk/incidents' },
] as const

/** The start of an agent's day: what is about to be late, what is with them, what waits for somebody. */
export function DeskHome({ name, counts, soon, mine, teams, awaiting, activity, place, now }: DeskHomeProps) {
  const t = getT(place.locale)
  const list = { place, now, t }
  const texts = (part: 'mine' | 'teams' | 'awaiting') => ({ title: t(`desk.home.${part}.title`), empty: t(`desk.home.${part}.empty`) })
  const due = { title: t('clocks.home.soon.title'), hint: t('clocks.home.soon.hint'), empty: t('clocks.home.soon.empty') }
  return (
    <>
      <ClockTicker now={now.getTime()} />
      <LiveRefresh ids={[]} others />
      <PageHeader title={t('desk.home.hello', { name: name.split(' ')[0] ?? name })} description={t('desk.home.description')} />
      <ul className="mb-5 grid grid-cols-3 gap-2 sm:grid-cols-4 sm:gap-3 xl:grid-cols-7">
        {COUNTERS.map((counter) => (
          <li key={counter.of} className="last:col-span-3 sm:last:col-span-2 xl:last:col-span-1">
            <Counter
              href={counter.href}
              label={t(counter.label)}
              count={formatNumber(counts[counter.of], place.locale)}
              tone={'tone' in counter && counts[counter.of] > 0 ? counter.tone : ''}
            />
          </li>
        ))}
      </ul>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-5">
          <WorkList {...list} {...due} rows={soon} href={BY_DUE} />
          <WorkList {...list} {...texts('mine')} rows={mine} href="/desk/queues/mine" />
          <WorkList {...list} {...texts('teams')} rows={teams} href="/desk/queues/teams?assignee=none" />
          <WorkList {...list} {...texts('awaiting')} rows={awaiting} href="/desk/queues/on-hold?assignee=me" />
        </div>
        <ActivityList activity={activity} place={place} now={now} />
      </div>
    </>
  )
}

function Counter({ href, label, count, tone }: { href: string; label: string; count: string; tone: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="block h-full rounded-lg border border-border bg-surface px-3 py-2 shadow-card sm:px-4 sm:py-3 transition-colors hover:border-border-strong"
    >
      <span className={`block text-2xl font-semibold tabular-nums ${tone}`}>{count}</span>
      <span className="text-xs text-muted-foreground">{label}</span>
    </Link>
  )
}
