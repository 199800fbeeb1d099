import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { buttonVariants } from '@/components/ui/button'
import type { Place } from '@/lib/platform/i18n/format'
import type { KnownErrorListQuery, KnownErrorPage } from '@/lib/problems/known-errors/schema'
import { KnownErrorCard } from './card'
import { KnownErrorFilter } from './filter'

interface KnownErrorListProps {
  page: KnownErrorPage
  query: KnownErrorListQuery
  items: readonly { id: string; name: string }[]
  place: Place
}

/** The published known errors with a search over them. */
export function KnownErrorList({ page: { data, page }, query, items, place }: KnownErrorListProps) {
  const t = getT(place.locale, 'knownErrors')
  const filtered = Boolean(query.q || query.audience || query.item || query.state !== 'current')
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <KnownErrorFilter query={query} items={items} locale={place.locale} />
      {data.length > 0 ? (
        <ol className="max-w-4xl space-y-3">
          {data.map((knownError) => (
            <li key={knownError.id}>
              <KnownErrorCard knownError={knownError} place={place} />
            </li>
          ))}
        </ol>
      ) : (
        <EmptyState title={t(filtered ? 'noneFound' : 'none')} description={t(filtered ? 'noneFoundHint' : 'noneHint')} />
      )}
      <nav className="mt-4 flex gap-2">
        {query.cursor ? (
          <Link href={hrefOf({ ...query, cursor: undefined })} className={buttonVariants({ variant: 'outline' })}>
            {t('first')}
          </Link>
        ) : null}
        {page.nextCursor ? (
          <Link href={hrefOf({ ...query, cursor: page.nextCursor })} className={buttonVariants({ variant: 'outline' })}>
            {t('next')}
          </Link>
        ) : null}
      </nav>
    </>
  )
}

function hrefOf({ q, audience, item, state, cursor }: KnownErrorListQuery): string {
  const given = Object.entries({ q, audience, item, state: state === 'current' ? undefined : state, cursor })
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return `/desk/known-errors${query.size > 0 ? `?${query}` : ''}`
}
