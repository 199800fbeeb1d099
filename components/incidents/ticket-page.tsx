import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT, type T } from '@/components/i18n/get-t'
import { MergeBanner } from '@/components/links/merge-banner'
import { RelationsPanel, type Relations } from '@/components/links/relations-panel'
import { LiveRefresh } from '@/components/live/live-refresh'
import { TicketPresence } from '@/components/live/ticket-presence'
import { DateTime } from '@/components/shared/date-time'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { StatusBadge } from '@/components/shared/status-badge'
import { ClockChip } from '@/components/sla/clock/chip'
import { mostUrgent } from '@/components/sla/clock/metrics'
import { ClockTicker } from '@/components/sla/clock/ticker'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { IncidentDto } from '@/lib/incidents/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { SidePanel } from './side-panel'
import { SlaPanel } from './sla-panel'
import { StatusActions } from './status-actions'
import { TitleEditor } from './title-editor'
import { WatchersField } from './watchers-field'

export const TICKET_TABS = ['conversation', 'timeline', 'files'] as const
export type TicketTab = (typeof TICKET_TABS)[number]

interface TicketPageProps {
  incident: IncidentDto
  watchers: readonly { id: string; name: string }[]
  me: string
  relations: Relations
  can: { update: boolean; merge: boolean }
  tab: TicketTab
  fileCount: number
  /** Where those who look at it meet; null without live updates. */
  presence: string | null
  place: Place
  now: Date
  /** What other parts of the product know about it, beside the conversation. */
  panels?: ReactNode
  /** What may solve it at once: first of all. */
  offers?: ReactNode
  children: ReactNode
}

/** An incident: what it is and what can be done on top, the conversation left, what is known at the right. */
export function TicketPage({ incident, watchers, me, relations, can, tab, fileCount, presence, place, now, panels, offers, children }: TicketPageProps) {
  const t = getT(place.locale)
  const level = incident.priority as PriorityLevel
  const urgent = mostUrgent(incident.sla)
  const explainHref = (metric: string) => hrefOf(incident.number, { tab, sla: metric })
  return (
    <>
      <ClockTicker now={now.getTime()} />
      <LiveRefresh ids={[incident.id]} />
      <MergeBanner incident={incident} undoable={can.merge} locale={place.locale} />
      <header className="mb-4 space-y-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span className="font-medium text-muted-foreground tabular-nums">{incident.number}</span>
          <StatusBadge status={incident.status} label={t(`common.status.${incident.status}`)} />
          {incident.holdReason ? <span className="text-xs text-muted-foreground">{t(`common.holdReason.${incident.holdReason}`)}</span> : null}
          <PriorityBadge level={level} label={t(`common.priority.${level}`)} />
          {urgent ? (
            <Link href={explainHref(urgent.metric)} prefetch={false} scroll={false} className="rounded-md">
              <ClockChip {...urgent} place={place} now={now} t={t} />
            </Link>
          ) : null}
          {incident.confidential ? <Badge tone="danger">{t('desk.queue.confidential')}</Badge> : null}
          {incident.reopenCount > 0 ? <Badge tone="outline">{t('desk.ticket.reopened', { count: incident.reopenCount })}</Badge> : null}
          <TicketPresence channel={presence} />
        </div>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-80">
            <TitleEditor />
          </div>
          <StatusActions />
        </div>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          <Tabs number={incident.number} current={tab} fileCount={fileCount} t={t} />
          {children}
        </div>
        <aside aria-label={t('desk.ticket.details')} className="space-y-4">
          {offers}
          {incident.resolution ? <Resolution incident={incident} place={place} /> : null}
          <SlaPanel clocks={incident.sla} explainHref={explainHref} place={place} now={now} />
          <Card className="p-4">
            <h2 className="sr-only">{t('desk.ticket.details')}</h2>
            <SidePanel />
          </Card>
          {panels}
          <RelationsPanel ticket={{ ...incident, kind: 'incident' }} relations={relations} editable={can.update} locale={place.locale} />
          <Card className="space-y-4 p-4">
            <WatchersField ticket={{ id: incident.id, kind: 'incident' }} watchers={watchers} editable={can.update} me={me} />
            <Dates incident={incident} place={place} />
          </Card>
        </aside>
      </div>
    </>
  )
}

/** The address of a part of an incident, and of what is open beside it. */
function hrefOf(number: string, { tab, sla }: { tab: TicketTab; sla?: string }): string {
  const query = new URLSearchParams({ ...(tab === 'conversation' ? {} : { tab }), ...(sla ? { sla } : {}) })
  return `/desk/incidents/${number}${query.size > 0 ? `?${query}` : ''}`
}

function Tabs({ number, current, fileCount, t }: { number: string; current: TicketTab; fileCount: number; t: T }) {
  return (
    <nav aria-label={t('desk.ticket.parts')} className="mb-4 flex gap-1 border-b border-border">
      {TICKET_TABS.map((tab) => (
        <Link
          key={tab}
          href={hrefOf(number, { tab })}
          prefetch={false}
          scroll={false}
          aria-current={tab === current ? 'page' : undefined}
          className="relative inline-flex h-9 items-center gap-1.5 px-3 text-sm font-medium text-muted-foreground hover:text-foreground aria-[current]:text-foreground aria-[current]:after:absolute aria-[current]:after:inset-x-2 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-beam"
        >
          {t(`desk.ticket.tabs.${tab}`)}
          {tab === 'files' && fileCount > 0 ? <Badge>{fileCount}</Badge> : null}
        </Link>
      ))}
    </nav>
  )
}

function Resolution({ incident, place }: { incident: IncidentDto; place: Place }) {
  const t = getT(place.locale)
  const path = `common.resolutionCode.${(incident.resolutionCode ?? '') as 'solved'}` as const
  return (
    <section className="rounded-lg border border-success-line bg-success-subtle p-4 text-sm">
      <h2 className="flex items-center gap-2 font-semibold text-success-ink">
        <CircleCheck aria-hidden className="size-4" />
        {t.has(path) ? t(path) : incident.resolutionCode}
      </h2>
      <p className="mt-1.5 wrap-anywhere whitespace-pre-wrap">{incident.resolution}</p>
    </section>
  )
}

function Dates({ incident, place }: { incident: IncidentDto; place: Place }) {
  const t = getT(place.locale)
  return (
    <dl className="space-y-1.5 border-t border-border pt-3 text-xs">
      {(['createdAt', 'updatedAt', 'resolvedAt', 'closedAt'] as const).map((field) => {
        const value = incident[field]
        return value ? (
          <div key={field} className="flex justify-between gap-3">
            <dt className="text-muted-foreground">{t(`common.field.${field}`)}</dt>
            <dd>
              <DateTime value={value} place={place} />
            </dd>
          </div>
        ) : null
      })}
      {incident.externalRef ? (
        <div className="flex justify-between gap-3">
          <dt className="text-muted-foreground">{t('incidents.field.externalRef')}</dt>
          <dd className="truncate">{incident.externalRef}</dd>
        </div>
      ) : null}
    </dl>
  )
}
