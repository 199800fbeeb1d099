import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { DeskShell } from '@/components/desk/shell/desk-shell'
import { parseTheme, THEME_COOKIE } from '@/components/shared/preferences'
import { openCounts } from '@/lib/incidents/queries'
import { optionalContext } from '@/lib/people/page-context'
import { isStaff } from '@/lib/platform/auth/permissions'
import { clientConfig } from '@/lib/platform/realtime/client-config'
import { channelsOf } from '@/lib/platform/realtime/may-hear'
import { listViews } from '@/lib/tickets/views/queries'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** The frame of the desk; who may see a page is for the page to say. */
export default async function DeskLayout({ children, params }: Props) {
  const ctx = await optionalContext((await params).site)
  if (ctx?.actor.kind !== 'user' || !isStaff(ctx)) return children
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  const live = { config: clientConfig((await headers()).get('host')), channels: channelsOf(ctx) }
  const [counts, views] = await Promise.all([openCounts(ctx), listViews(ctx)])
  return (
    <DeskShell ctx={{ ...ctx, actor: ctx.actor }} counts={counts} views={views} theme={theme} live={live}>
      {children}
    </DeskShell>
  )
}
