import { Bookmark, BookOpen, Bug, ChartColumn, CircleUser, Globe, Home, Inbox, Lightbulb, ListFilter, LogIn, Pause, Plus, Settings, UserRound, UserRoundX, UsersRound } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { CriticalToast } from '@/components/live/critical-toast'
import { Live } from '@/components/live/live'
import { NotificationBell } from '@/components/notifications/bell'
import type { Theme } from '@/components/shared/preferences'
import { AppShell } from '@/components/shared/shell/app-shell'
import type { NavSection } from '@/components/shared/shell/nav-items'
import { UserMenu } from '@/components/shared/shell/user-menu'
import { buttonVariants } from '@/components/ui/button'
import type { OpenCounts } from '@/lib/incidents/queries'
import { signOutAction } from '@/lib/people/sign-in/actions'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx, UserActor } from '@/lib/platform/context'
import type { LiveConfig } from '@/lib/platform/realtime/channels'
import { savedPath } from '@/components/desk/queue/views'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { CountsProvider, QueueCount, ViewCount } from './counts'
import { DeskCommands } from './desk-commands'
import { adminDestinations } from './destinations'

interface DeskShellProps {
  ctx: Ctx & { actor: UserActor }
  counts: OpenCounts
  /** Saved views in the person's order. */
  views: readonly ViewDto[]
  theme: Theme
  live: { config: LiveConfig | null; channels: readonly string[] }
  children: ReactNode
}

const SCOPE_ICONS = {
  personal: <Bookmark aria-hidden />,
  team: <UsersRound aria-hidden />,
  global: <Globe aria-hidden />,
} as const satisfies Record<ViewDto['scope'], ReactNode>

/** The frame of every page of the desk: queues with their figures, search, create, and the person. */
export function DeskShell({ ctx, counts, views, theme, live, children }: DeskShellProps) {
  const t = getT(ctx.locale, 'desk')
  const admin = adminDestinations(ctx, t)
  const queues: NavSection = {
    label: t('nav.queues'),
    items: [
      { href: '/desk/queues/mine', label: t('views.mine'), icon: <UserRound aria-hidden />, badge: <QueueCount of="mine" /> },
      { href: '/desk/queues/unassigned', label: t('views.unassigned'), icon: <UserRoundX aria-hidden />, badge: <QueueCount of="unassigned" /> },
      { href: '/desk/queues/teams', label: t('views.teams'), icon: <UsersRound aria-hidden /> },
      { href: '/desk/incidents', label: t('views.open'), icon: <Inbox aria-hidden />, badge: <QueueCount of="open" />, exact: true },
      { href: '/desk/queues/on-hold', label: t('views.on-hold'), icon: <Pause aria-hidden />, badge: <QueueCount of="onHold" /> },
      { href: '/desk/queues/all', label: t('views.all'), icon: <ListFilter aria-hidden /> },
    ],
  }
  const saved: NavSection = {
    label: getT(ctx.locale, 'views')('nav'),
    items: views.map(({ id, name, scope }) => ({ href: savedPath(id), label: name, icon: SCOPE_ICONS[scope], badge: <ViewCount id={id} /> })),
  }
  const first = views.find(({ isDefault }) => isDefault)
  const sections: NavSection[] = [
    { items: [{ href: '/desk', label: t('nav.home'), icon: <Home aria-hidden />, exact: true }] },
    queues,
    ...(views.length > 0 ? [saved] : []),
    ...(can(ctx, 'problem.read')
      ? [
          {
            items: [
              { href: '/desk/problems', label: t('nav.problems'), icon: <Bug aria-hidden /> },
              { href: '/desk/known-errors', label: getT(ctx.locale, 'knownErrors')('title'), icon: <Lightbulb aria-hidden /> },
            ],
          },
        ]
      : []),
    ...(can(ctx, 'kb.read') ? [{ items: [{ href: '/desk/kb', label: t('nav.knowledge'), icon: <BookOpen aria-hidden /> }] }] : []),
    ...(can(ctx, 'report.read') ? [{ items: [{ href: '/desk/reports', label: t('nav.reports'), icon: <ChartColumn aria-hidden /> }] }] : []),
    ...(admin[0] ? [{ items: [{ href: '/admin', label: t('nav.adminArea'), icon: <Settings aria-hidden /> }] }] : []),
  ]
  const destinations = [
    ...sections.flatMap(({ items }) => items.map(({ href, label }) => ({ href, label }))),
    ...admin,
    { href: '/desk/replies', label: getT(ctx.locale, 'replies')('title') },
    { href: '/portal', label: t('nav.portal') },
  ]
  const menuLink = buttonVariants({ variant: 'ghost', className: 'w-full justify-start px-2.5' })
  return (
    <CountsProvider initial={counts}>
      <Live {...live} />
      <CriticalToast me={ctx.actor.id} />
      <AppShell
        name={ctx.tenant.name}
        sections={sections}
        skipLabel={getT(ctx.locale, 'common')('nav.skip')}
        search={
          <DeskCommands
            destinations={destinations}
            views={views.slice(0, 9).map(({ id }) => savedPath(id))}
            problems={can(ctx, 'problem.read')}
            knowledge={can(ctx, 'kb.read')}
            queueHref={first ? savedPath(first.id) : '/desk/incidents'}
          />
        }
        actions={
          <>
            <Link href="/desk/incidents/new" prefetch={false} className={buttonVariants({ size: 'sm' })}>
              <Plus aria-hidden />
              <span className="max-sm:sr-only">{t('nav.new')}</span>
            </Link>
            <NotificationBell />
            <UserMenu name={ctx.actor.name} email={ctx.actor.email} theme={theme} signOut={signOutAction}>
              <Link href="/account" prefetch={false} className={menuLink}>
                <CircleUser aria-hidden />
                {t('nav.account')}
              </Link>
              <Link href="/portal" prefetch={false} className={menuLink}>
                <LogIn aria-hidden />
                {t('nav.portal')}
              </Link>
            </UserMenu>
          </>
        }
      >
        {children}
      </AppShell>
    </CountsProvider>
  )
}
