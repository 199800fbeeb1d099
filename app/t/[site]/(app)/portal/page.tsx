import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { PortalHome } from '@/components/portal/portal-home'
import { portalQuery } from '@/components/portal/portal-query'
import { listIncidentRows } from '@/lib/incidents/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { isStaff } from '@/lib/platform/auth/permissions'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return { title: getT(ctx?.locale ?? 'pt-BR', 'portal')('title') }
}

/** What the visitor asked for, and the way to ask for more. */
export default async function PortalPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'incident.read.own', 'incident.read')
  const { show, query } = portalQuery(await searchParams)
  // Whoever works tickets sees all of them elsewhere; here, their own.
  const page = await listIncidentRows(ctx, { ...query, ...(isStaff(ctx) ? { requester: ['me'] } : {}) })
  return <PortalHome name={ctx.actor.name} page={page} show={show} locale={ctx.locale} now={ctx.now} timeZone={ctx.tenant.timezone} />
}
