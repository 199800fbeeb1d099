import {
  ArrowLeft,
  BellRing,
  BookOpen,
  Boxes,
  CalendarClock,
  CircleUser,
  FolderTree,
  Gauge,
  Inbox,
  KeyRound,
  ListChecks,
  MailOpen,
  MailPlus,
  MessageSquareText,
  ScrollText,
  Send,
  Settings,
  ShieldCheck,
  Upload,
  UserRound,
  UsersRound,
  Webhook,
} from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import type { Theme } from '@/components/shared/preferences'
import { AppShell } from '@/components/shared/shell/app-shell'
import type { NavItem } from '@/components/shared/shell/nav-items'
import { UserMenu } from '@/components/shared/shell/user-menu'
import { buttonVariants } from '@/components/ui/button'
import { signOutAction } from '@/lib/people/sign-in/actions'
import { can, isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx, UserActor } from '@/lib/platform/context'
import { adminSections } from './sections'

const icons = {
  people: <UserRound aria-hidden />,
  teams: <UsersRound aria-hidden />,
  roles: <ShieldCheck aria-hidden />,
  'api-keys': <KeyRound aria-hidden />,
  categories: <FolderTree aria-hidden />,
  items: <Boxes aria-hidden />,
  'resolution-codes': <ListChecks aria-hidden />,
  policies: <Gauge aria-hidden />,
  calendars: <CalendarClock aria-hidden />,
  'mail/notices': <BellRing aria-hidden />,
  'mail/templates': <MailPlus aria-hidden />,
  'mail/sent': <Send aria-hidden />,
  'mail/mailboxes': <Inbox aria-hidden />,
  'mail/inbound': <MailOpen aria-hidden />,
  settings: <Settings aria-hidden />,
  replies: <MessageSquareText aria-hidden />,
  kb: <BookOpen aria-hidden />,
  webhooks: <Webhook aria-hidden />,
  imports: <Upload aria-hidden />,
  audit: <ScrollText aria-hidden />,
}

interface AdminShellProps {
  ctx: Ctx & { actor: UserActor }
  theme: Theme
  children: ReactNode
}

/** The frame of the admin's pages; it shows the way to those that the person may open. */
export function AdminShell({ ctx, theme, children }: AdminShellProps) {
  const t = getT(ctx.locale, 'admin')
  const sections = adminSections.map(({ key, pages }) => ({
    label: t(`nav.${key}`),
    items: pages
      .filter(({ permission }) => can(ctx, permission))
      .map(({ page }): NavItem => ({ href: `/admin/${page}`, label: t(`${page}.title`), icon: icons[page] })),
  }))
  const back = { href: isStaff(ctx) ? '/desk' : '/portal', label: t('nav.back'), icon: <ArrowLeft aria-hidden /> }
  return (
    <AppShell
      name={ctx.tenant.name}
      sections={[{ items: [back] }, ...sections.filter(({ items }) => items.length > 0)]}
      skipLabel={getT(ctx.locale, 'common')('nav.skip')}
      search={<p className="truncate text-sm font-medium text-muted-foreground">{t('title')}</p>}
      actions={
        <UserMenu name={ctx.actor.name} email={ctx.actor.email} theme={theme} signOut={signOutAction}>
          <Link
            href="/account"
            prefetch={false}
            className={buttonVariants({ variant: 'ghost', className: 'w-full justify-start px-2.5' })}
          >
            <CircleUser aria-hidden />
            {t('nav.account')}
          </Link>
        </UserMenu>
      }
    >
      <div className="mx-auto max-w-6xl">{children}</div>
    </AppShell>
  )
}
