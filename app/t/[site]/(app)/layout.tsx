import '@/app/globals.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { HtmlShell } from '@/components/shared/html-shell'
import { requestPreferences } from '@/components/shared/request-preferences'
import { signedIn, siteTenant, visitorOf } from '@/lib/people/site'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** Of the pages that say that the host is nobody's. */
const NO_ONES_TIME_ZONE = 'America/Sao_Paulo'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tenant = await siteTenant((await params).site)
  const name = tenant?.name ?? 'Farol'
  return {
    title: { default: name, template: `%s · ${name}` },
    icons: { icon: '/icon.svg' },
    robots: { index: false },
  }
}

/**
 * The document of every page on a tenant's host, in the reader's language and the organisation's timezone.
 * It refuses nobody: pages do (`pageContext`), and what they refuse with is shown in this document.
 */
export default async function SiteLayout({ children, params }: Props) {
  const tenant = await siteTenant((await params).site)
  const preferences = await requestPreferences()
  const locale = tenant ? (await visitorOf(tenant, await signedIn(tenant))).locale : preferences.locale
  return (
    <HtmlShell locale={locale} theme={preferences.theme} timeZone={tenant?.timezone ?? NO_ONES_TIME_ZONE}>
      {children}
    </HtmlShell>
  )
}
