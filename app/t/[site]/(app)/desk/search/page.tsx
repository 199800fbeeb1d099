import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { SearchPage } from '@/components/search/search-page'
import { searchTickets } from '@/lib/incidents/search/search'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'search')('title') } : {}
}

/** Search over all incidents; what is asked for stands in the address. */
export default async function DeskSearchPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'incident.read')
  const { q, cursor } = await searchParams
  const text = typeof q === 'string' ? q.trim() : ''
  const at = typeof cursor === 'string' ? cursor : undefined
  const { page, problem } = text ? await find(ctx, text, at) : { page: null, problem: null }
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  return <SearchPage q={text} first={at === undefined} page={page} problem={problem} place={place} />
}

/** What was found, or what is wrong with the question. */
async function find(ctx: Ctx, q: string, cursor: string | undefined) {
  try {
    return { page: await searchTickets(ctx, { q, ...(cursor ? { cursor } : {}) }), problem: null }
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    return { page: null, problem: error.issues[0]?.code ?? 'other' }
  }
}
