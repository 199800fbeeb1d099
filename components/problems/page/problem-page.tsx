import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ItemsPanel } from '@/components/assets/items-panel'
import { getT, type T } from '@/components/i18n/get-t'
import { WatchersField } from '@/components/incidents/watchers-field'
import { RelationsPanel } from '@/components/links/relations-panel'
import { LiveRefresh } from '@/components/live/live-refresh'
import { DateTime } from '@/components/shared/date-time'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { Place } from '@/lib/platform/i18n/format'
import type { ProblemDto } from '@/lib/problems/schema'
import type { LinkDto } from '@/lib/tickets/links/schema'
import { ProblemStatusBadge } from '../problem-status'
import { KnownErrorPanel } from './known-error-panel'
import { PARTS, type Part, type ProblemRights } from './parts'
import { ProblemActions } from './problem-actions'
import { SideFields } from './side-fields'
import { TitleField } from './title-field'

interface ProblemPageProps {
  problem: ProblemDto
  part: Part
  may: ProblemRights
  items: Parameters<typeof ItemsPanel>[0]['items']
  links: readonly LinkDto[]
  watchers: Parameters<typeof WatchersField>[0]['watchers']
  fileCount: number
  me: string
  place: Place
  children: ReactNode
}

/** A problem: what it is and what can be done on top, one part of it left, what is known at the right. */
export function ProblemPage({ problem, part, may, items, links, watchers, fileCount, me, place, children }: ProblemPageProps) {
  const t = getT(place.locale)
  const problems = getT(place.locale, 'problems')
  const level = problem.priority as PriorityLevel
  return (
    <>
      <LiveRefresh ids={[problem.id]} />
      <header className="mb-4 space-y-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span className="font-medium text-muted-foreground tabular-nums">{problem.number}</span>
          <ProblemStatusBadge status={problem.status} t={problems} />
          {problem.exit ? <Badge tone="outline">{problems(`exit.${problem.exit}`)}</Badge> : null}
          <PriorityBadge level={level} label={t(`common.priority.${level}`)} />
          {problem.knownError ? <Badge tone="info">{problems('knownError')}</Badge> : null}
          {problem.confidential ? <Badge tone="danger">{t('desk.queue.confidential')}</Badge> : null}
          {problem.reopenCount > 0 ? <Badge tone="outline">{problems('page.reopened', { count: problem.reopenCount })}</Badge> : null}
        </div>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-80">
            <TitleField problem={problem} editable={may.manage} />
          </div>
          <ProblemActions problem={problem} may={may} />
        </div>
        {problem.cascade ? <p role="status" className="text-sm text-muted-foreground">{problems('page.cascade', problem.cascade)}</p> : null}
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          <PartTabs problem={problem} fileCount={fileCount} current={part} t={problems} />
          {children}
        </div>
        <aside aria-label={problems('page.details')} className="space-y-4">
          {problem.resolution ? (
            <section className="rounded-lg border border-success-line bg-success-subtle p-4 text-sm">
              <h2 className="flex items-center gap-2 font-semibold text-success-ink">
                <CircleCheck aria-hidden className="size-4" />
                {problems('field.resolution')}
              </h2>
              <p className="mt-1.5 wrap-anywhere whitespace-pre-wrap">{problem.resolution}</p>
            </section>
          ) : null}
          <KnownErrorPanel problem={problem} editable={may.publish} />
          <Card className="p-4">
            <SideFields problem={problem} may={may} />
          </Card>
          <ItemsPanel ticket={{ id: problem.id, kind: 'problem' }} items={items} editable={may.manage} locale={place.locale} />
          <RelationsPanel ticket={{ id: problem.id, number: problem.number, kind: 'problem' }} relations={{ links, children: [] }} editable={may.manage} locale={place.locale} />
          <Card className="p-4">
            <WatchersField ticket={{ id: problem.id, kind: 'problem' }} watchers={watchers} editable={may.manage} me={me} />
          </Card>
          <Card className="p-4">
            <Facts problem={problem} place={place} t={t} />
          </Card>
        </aside>
      </div>
    </>
  )
}

function PartTabs({ problem, fileCount, current, t }: { problem: ProblemDto; fileCount: number; current: Part; t: T<'problems'> }) {
  const counts: Partial<Record<Part, number>> = { incidents: problem.incidents.total, tasks: problem.tasks.open, files: fileCount }
  return (
    <nav aria-label={t('page.parts')} className="mb-4 flex gap-1 overflow-x-auto border-b border-border">
      {PARTS.map((part) => (
        <Link
          key={part}
          href={`/desk/problems/${problem.number}${part === 'overview' ? '' : `?part=${part}`}`}
          prefetch={false}
          scroll={false}
          aria-current={part === current ? 'page' : undefined}
          className="relative inline-flex h-9 shrink-0 items-center gap-1.5 px-3 text-sm font-medium whitespace-nowrap text-muted-foreground hover:text-foreground aria-[current]:text-foreground aria-[current]:after:absolute aria-[current]:after:inset-x-2 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-beam"
        >
          {t(`page.${part}`)}
          {counts[part] ? <Badge>{counts[part]}</Badge> : null}
        </Link>
      ))}
    </nav>
  )
}

function Facts({ problem, place, t }: { problem: ProblemDto; place: Place; t: T }) {
  return (
    <dl className="space-y-1.5 text-xs">
      <Fact term={t('problems.page.openedBy')}>{problem.openedBy.name}</Fact>
      {problem.duplicateOf ? (
        <Fact term={t('problems.page.duplicateOf')}>
          <Link href={`/desk/problems/${problem.duplicateOf.number}`} prefetch={false} className="font-medium text-link hover:underline">
            {problem.duplicateOf.number}
          </Link>
        </Fact>
      ) : null}
      {problem.exitReason ? <Fact term={t('problems.field.exitReason')}>{problem.exitReason}</Fact> : null}
      {(['createdAt', 'updatedAt', 'resolvedAt', 'closedAt'] as const).map((field) => {
        const value = problem[field]
        return value ? (
          <Fact key={field} term={t(`common.field.${field}`)}>
            <DateTime value={value} place={place} />
          </Fact>
        ) : null
      })}
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="shrink-0 text-muted-foreground">{term}</dt>
      <dd className="text-right wrap-anywhere">{children}</dd>
    </div>
  )
}
