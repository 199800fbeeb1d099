import Link from 'next/link'
import { getT, type T } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import type { Activity } from '@/lib/incidents/activity'
import type { IncidentRow, OpenCounts } from '@/lib/incidents/queries'
import { formatNumber, type Place } from '@/lib/platform/i18n/format'
import { ActivityList } from './activity-list'
import { WorkList } from './work-list'

interface DeskHomeProps {
  name: string
  counts: OpenCounts
  mine: readonly IncidentRow[]
  teams: readonly IncidentRow[]
  awaiting: readonly IncidentRow[]
  activity: readonly Activity[]
  place: Place
  now: Date
}

const COUNTERS = [
  { of: 'mine', href: '/desk/queues/mine' },
  { of: 'unassigned', href: '/desk/queues/unassigned' },
  { of: 'critical', href: '/desk/incidents?priority=1' },
  { of: 'onHold', href: '/desk/queues/on-hold' },
  { of: 'open', href: '/desk/incidents' },
] as const

/** The start of an agent's day: what is with them, what waits for somebody, and what happened meanwhile. */
export function DeskHome({ name, counts, mine, teams, awaiting, activity, place, now }: DeskHomeProps) {
  const t = getT(place.locale)
  const list = { place, now, t }
  return (
    <>
      <PageHeader title={t('desk.home.hello', { name: name.split(' ')[0] ?? name })} description={t('desk.home.description')} />
      <ul className="mb-5 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {COUNTERS.map(({ of, href }) => (
          <Counter key={of} of={of} href={href} count={counts[of]} t={t} place={place} />
        ))}
      </ul>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-5">
          <WorkList {...list} part="mine" rows={mine} href="/desk/queues/mine" />
          <WorkList {...list} part="teams" rows={teams} href="/desk/queues/teams?assignee=none" />
          <WorkList {...list} part="awaiting" rows={awaiting} href="/desk/queues/on-hold?assignee=me" />
        </div>
        <ActivityList activity={activity} place={place} now={now} />
      </div>
    </>
  )
}

interface CounterProps {
  of: keyof OpenCounts
  href: string
  count: number
  t: T
  place: Place
}

function Counter({ of, href, count, t, place }: CounterProps) {
  const alarming = of === 'critical' && count > 0
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="block rounded-lg border border-border bg-surface px-4 py-3 shadow-card transition-colors hover:border-border-strong"
      >
        <span className={`block text-2xl font-semibold tabular-nums ${alarming ? 'text-priority-1' : ''}`}>
          {formatNumber(count, place.locale)}
        </span>
        <span className="text-xs text-muted-foreground">{t(`desk.home.counters.${of}`)}</span>
      </Link>
    </li>
  )
}
