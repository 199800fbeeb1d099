import { Search } from 'lucide-react'
import Link from 'next/link'
import { getT, type T } from '@/components/i18n/get-t'
import { TicketStatusBadge } from '@/components/problems/problem-status'
import { DateTime } from '@/components/shared/date-time'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { Alert } from '@/components/ui/alert'
import { Button, buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import type { SearchHit, SearchPage as Page } from '@/lib/incidents/search/schema'
import { formatNumber, type Place } from '@/lib/platform/i18n/format'
import { deskPath } from '@/lib/tickets/vocabulary'
import { MOST_MATCHES } from '@/lib/tickets/search/schema'
import { Marked } from './marked'
import { SearchHelp } from './search-help'

const PROBLEMS = [
  'search_status', 'search_priority', 'search_channel', 'search_assignee', 'search_requester', 'search_team', 'search_category', 'search_after', 'search_before',
] as const

interface SearchPageProps {
  q: string
  /** Whether it is the first page of what was found. */
  first: boolean
  /** Null while nothing was asked for. */
  page: Page | null
  /** The code of what is wrong with the question, if anything. */
  problem: string | null
  place: Place
}

/** Search over incidents and problems: a field, what was found with the words marked, and what else can be written. */
export function SearchPage({ q, first, page, problem, place }: SearchPageProps) {
  const t = getT(place.locale)
  const total = page?.page.total ?? 0
  return (
    <>
      <PageHeader title={t('search.title')} />
      <form role="search" action="/desk/search" className="mb-5 flex max-w-3xl gap-2">
        <Input
          type="search"
          name="q"
          defaultValue={q}
          key={q}
          autoFocus={!q}
          maxLength={300}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          className="h-11 flex-1 text-base"
        />
        <Button type="submit" className="h-11">
          <Search aria-hidden />
          <span className="max-sm:sr-only">{t('search.submit')}</span>
        </Button>
      </form>
      {problem ? <Alert tone="danger" className="mb-5 max-w-3xl">{t(`search.problem.${PROBLEMS.find((known) => known === problem) ?? 'other'}`)}</Alert> : null}
      {page && page.data.length > 0 ? (
        <section aria-label={t('search.title')} className="max-w-3xl space-y-3">
          <p role="status" className="text-sm text-muted-foreground">
            {page.corrected
              ? t('search.corrected', { text: page.corrected })
              : t(total >= MOST_MATCHES ? 'search.foundMany' : 'search.found', { count: total >= MOST_MATCHES ? formatNumber(total, place.locale) : total })}
          </p>
          <ol className="space-y-2">
            {page.data.map((hit) => (
              <li key={hit.id}>
                <Hit hit={hit} place={place} t={t} />
              </li>
            ))}
          </ol>
          <Pages q={q} first={first} next={page.page.nextCursor} t={t} />
        </section>
      ) : page && !problem ? (
        <EmptyState title={t('search.empty.title')} description={t('search.empty.body')} />
      ) : null}
      {page && page.data.length > 0 ? null : <SearchHelp locale={place.locale} />}
    </>
  )
}

function Hit({ hit, place, t }: { hit: SearchHit; place: Place; t: T }) {
  const level = hit.priority as PriorityLevel
  return (
    <Card className="relative p-4 focus-within:ring-2 focus-within:ring-ring hover:bg-accent/40">
      <p className="mb-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted-foreground">
        <span className="font-medium tabular-nums">{hit.number}</span>
        <TicketStatusBadge ticket={hit} locale={place.locale} />
        <PriorityBadge level={level} label={t(`common.priority.${level}`)} />
        <DateTime value={hit.createdAt} place={place} style="short" className="ml-auto" />
      </p>
      <h2 className="font-semibold wrap-anywhere">
        <Link href={deskPath(hit.kind, hit.number)} prefetch={false} className="outline-none after:absolute after:inset-0">
          <Marked segments={hit.title} />
        </Link>
      </h2>
      {hit.found ? (
        <p className="mt-1.5 text-sm wrap-anywhere">
          <span className="text-xs font-medium text-muted-foreground">{t(`search.in.${hit.found.in}`)}: </span>
          <Marked segments={hit.found.excerpt} />
        </p>
      ) : null}
      <p className="mt-1.5 text-xs text-muted-foreground">
        {t(hit.kind === 'problem' ? 'search.openedBy' : 'search.requester', { name: hit.requester.name })} · {hit.assignee ? t('search.assignee', { name: hit.assignee.name }) : t('search.unassigned')}
      </p>
    </Card>
  )
}

function Pages({ q, first, next, t }: { q: string; first: boolean; next: string | null; t: T }) {
  const href = (cursor?: string) => `/desk/search?${new URLSearchParams({ q, ...(cursor ? { cursor } : {}) })}`
  return (
    <nav className="flex justify-between gap-2" aria-label={t('search.next')}>
      {first ? <span /> : <Link href={href()} className={buttonVariants({ variant: 'outline' })}>{t('search.first')}</Link>}
      {next ? <Link href={href(next)} className={buttonVariants({ variant: 'outline' })}>{t('search.next')}</Link> : null}
    </nav>
  )
}
