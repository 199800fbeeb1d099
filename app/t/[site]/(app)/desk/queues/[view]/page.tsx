import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { SearchParams } from '@/components/desk/queue/search-params'
import { isView } from '@/components/desk/queue/views'
import { getT } from '@/components/i18n/get-t'
import { optionalContext } from '@/lib/people/page-context'
import { Queue } from '../../_queue/queue'

interface Props {
  params: Promise<{ site: string; view: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, view } = await params
  const ctx = await optionalContext(site)
  return ctx && isView(view) ? { title: getT(ctx.locale, 'desk')(`views.${view}`) } : {}
}

export default async function QueueByName({ params, searchParams }: Props) {
  const { site, view } = await params
  if (!isView(view)) notFound()
  return <Queue site={site} view={view} searchParams={searchParams} />
}
