import type { ReactNode } from 'react'
import { cookies, headers } from 'next/headers'
import { I18nProvider } from '@/components/i18n/provider'
import { PortalShell } from '@/components/portal/portal-shell'
import { parseTheme, THEME_COOKIE } from '@/components/shared/preferences'
import { optionalContext } from '@/lib/people/page-context'
import { signOutAction } from '@/lib/people/sign-in/actions'
import { isStaff } from '@/lib/platform/auth/permissions'
import { requesterChannel, userChannel } from '@/lib/platform/realtime/channels'
import { clientConfig } from '@/lib/platform/realtime/client-config'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** The frame of the portal; who may see a page is for the page to say. */
export default async function PortalLayout({ children, params }: Props) {
  const ctx = await optionalContext((await params).site)
  if (ctx?.actor.kind !== 'user') return children
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  const { name, email } = ctx.actor
  return (
    <PortalShell
      organisation={ctx.tenant.name}
      locale={ctx.locale}
      person={{ name, email }}
      staff={isStaff(ctx)}
      theme={theme}
      live={{ config: clientConfig((await headers()).get('host')), channels: [requesterChannel(ctx.tenant.id, ctx.actor.id), userChannel(ctx.tenant.id, ctx.actor.id)] }}
      signOut={signOutAction}
    >
      <I18nProvider scope="portal" locale={ctx.locale} timeZone={ctx.tenant.timezone}>
        {children}
      </I18nProvider>
    </PortalShell>
  )
}
