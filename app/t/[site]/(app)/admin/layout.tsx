import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AdminShell } from '@/components/admin/shell/admin-shell'
import { I18nProvider } from '@/components/i18n/provider'
import { parseTheme, THEME_COOKIE } from '@/components/shared/preferences'
import { optionalContext } from '@/lib/people/page-context'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** The frame of the admin's pages; who may see a page is for the page to say. */
export default async function AdminLayout({ children, params }: Props) {
  const ctx = await optionalContext((await params).site)
  if (ctx?.actor.kind !== 'user') return children
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <AdminShell ctx={{ ...ctx, actor: ctx.actor }} theme={theme}>
      <I18nProvider scope="all" locale={ctx.locale} timeZone={ctx.tenant.timezone}>
        {children}
      </I18nProvider>
    </AdminShell>
  )
}
