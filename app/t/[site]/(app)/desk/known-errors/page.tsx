import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { KnownErrorList } from '@/components/known-errors/list'
import { listItems } from '@/lib/assets/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listKnownErrors } from '@/lib/problems/known-errors/list'
import { knownErrorListQuery } from '@/lib/problems/known-errors/schema'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'knownErrors')('title') } : {}
}

const PAGE = 20

/** The known-error database: what is known to be broken, and what helps meanwhile. */
export default async function KnownErrorsPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'problem.read')
  const given = Object.entries(await searchParams).filter(([, value]) => typeof value === 'string' && value !== '')
  // An address that somebody changed by hand shows the whole list.
  const read = knownErrorListQuery.safeParse({ ...Object.fromEntries(given), limit: PAGE })
  const query = read.success ? read.data : knownErrorListQuery.parse({ limit: PAGE })
  const [page, items] = await Promise.all([listKnownErrors(ctx, query), listItems(ctx)])
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  return <KnownErrorList page={page} query={query} items={items} place={place} />
}
