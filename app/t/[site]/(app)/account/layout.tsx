import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AccountShell } from '@/components/account/account-shell'
import { I18nProvider } from '@/components/i18n/provider'
import { parseTheme, THEME_COOKIE } from '@/components/shared/preferences'
import { optionalContext } from '@/lib/people/page-context'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** The frame of one's own pages; being signed in is for the page to check. */
export default async function AccountLayout({ children, params }: Props) {
  const ctx = await optionalContext((await params).site)
  if (ctx?.actor.kind !== 'user') return children
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <AccountShell ctx={{ ...ctx, actor: ctx.actor }} theme={theme}>
      <I18nProvider scope="account" locale={ctx.locale} timeZone={ctx.tenant.timezone}>
        {children}
      </I18nProvider>
    </AccountShell>
  )
}
