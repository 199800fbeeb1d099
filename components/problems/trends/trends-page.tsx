import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Place } from '@/lib/platform/i18n/format'
import type { Proposal } from '@/lib/problems/trends/schema'
import { QueueTabs } from '../queue/queue-tabs'
import { FindTrends } from './find-trends'
import { ProposalActions } from './proposal-actions'
import { WeekBars } from './week-bars'

/** What recurs: problems that incidents speak for, with what speaks for each. */
export function TrendsPage({ ctx, proposals }: { ctx: Ctx; proposals: readonly Proposal[] }) {
  const t = getT(ctx.locale, 'problems')
  const editable = can(ctx, 'problem.manage')
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  return (
    <>
      <PageHeader title={t('title')} description={t('trends.lead')} actions={editable ? <FindTrends /> : null} />
      <Card className="-mx-4 overflow-hidden max-sm:rounded-none max-sm:border-x-0 sm:mx-0">
        <QueueTabs current="trends" ctx={ctx} />
        {proposals.length > 0 ? (
          <ul className="divide-y divide-border">
            {proposals.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} editable={editable} place={place} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('trends.none')} description={t('trends.noneBody')} />
        )}
      </Card>
    </>
  )
}

function ProposalRow({ proposal, editable, place }: { proposal: Proposal; editable: boolean; place: Place }) {
  const t = getT(place.locale, 'problems')
  const { id, title, evidence, samples } = proposal
  return (
    <li className="grid gap-4 px-4 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0 space-y-2">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-base font-semibold wrap-anywhere first-letter:uppercase">{title}</h2>
          {evidence.category ? <Badge tone="outline">{evidence.category.name}</Badge> : null}
          {evidence.item ? <Badge tone="outline">{evidence.item.name}</Badge> : null}
        </div>
        <p className="text-sm">
          <strong className="font-semibold">{t('trends.recent', { count: evidence.recent })}</strong>, {t('trends.before', { count: evidence.before })}
          <span className="block text-xs text-muted-foreground">{t('trends.words', { words: evidence.words.join(', ') })}</span>
        </p>
        <ul className="space-y-1 text-sm">
          {samples.map((sample) => (
            <li key={sample.id} className="flex flex-wrap gap-x-2">
              <Link href={`/desk/incidents/${sample.number}`} prefetch={false} className="font-medium text-link tabular-nums hover:underline">
                {sample.number}
              </Link>
              <span className="min-w-0 wrap-anywhere">{sample.title}</span>
              <span className="text-xs text-muted-foreground">
                <DateTime value={sample.createdAt} place={place} />
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-col gap-3 sm:items-end">
        <WeekBars weeks={evidence.weeks} label={t('trends.weeks', { counts: evidence.weeks.join(', ') })} />
        {editable ? <ProposalActions id={id} /> : null}
      </div>
    </li>
  )
}
