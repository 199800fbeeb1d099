import type { Metadata } from 'next'
import type { SearchParams } from '@/components/desk/queue/search-params'
import { getT } from '@/components/i18n/get-t'
import { optionalContext } from '@/lib/people/page-context'
import { Queue } from '../_queue/queue'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'desk')('views.open') } : {}
}

/** The desk's first queue: all that is open. */
export default async function OpenIncidents({ params, searchParams }: Props) {
  return <Queue site={(await params).site} view="open" searchParams={searchParams} />
}
