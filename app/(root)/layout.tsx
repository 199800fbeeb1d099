import '@/app/globals.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { HtmlShell } from '@/components/shared/html-shell'
import { requestPreferences } from '@/components/shared/request-preferences'

export const metadata: Metadata = {
  title: { default: 'Farol', template: '%s · Farol' },
  icons: { icon: '/icon.svg' },
}

/** Where the root domain's pages have no organisation to take a timezone from. */
const TIME_ZONE = 'America/Sao_Paulo'

/** The root domain: landing page and sign-up. Organisations have a document of their own (app/t). */
export default async function RootDomainLayout({ children }: { children: ReactNode }) {
  const preferences = await requestPreferences()
  return (
    <HtmlShell {...preferences} timeZone={TIME_ZONE}>
      {children}
    </HtmlShell>
  )
}
