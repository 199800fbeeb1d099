import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { SearchParams } from '@/components/desk/queue/search-params'
import { isView } from '@/components/desk/queue/views'
import { getT } from '@/components/i18n/get-t'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { findView } from '../../_queue/find-view'
import { Queue } from '../../_queue/queue'
import { SavedQueue } from '../../_queue/saved-queue'

interface Props {
  params: Promise<{ site: string; view: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, view } = await params
  const ctx = await optionalContext(site)
  if (!ctx) return {}
  if (isView(view)) return { title: getT(ctx.locale, 'desk')(`views.${view}`) }
  return can(ctx, 'incident.read') ? { title: (await findView(ctx, view))?.name } : {}
}

/** A queue by its name, or a saved view by its id. */
export default async function QueueByName({ params, searchParams }: Props) {
  const { site, view } = await params
  if (isView(view)) return <Queue site={site} view={view} searchParams={searchParams} />
  const ctx = await pageContext(site, 'incident.read')
  const saved = await findView(ctx, view)
  if (!saved) notFound()
  return <SavedQueue ctx={ctx} saved={saved} searchParams={searchParams} />
}
