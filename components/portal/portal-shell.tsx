import { BookOpen, LayoutDashboard, Plus, UserRound } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { Live } from '@/components/live/live'
import { NotificationBell } from '@/components/notifications/bell'
import { LogoMark } from '@/components/shared/logo'
import type { Theme } from '@/components/shared/preferences'
import { UserMenu } from '@/components/shared/shell/user-menu'
import { Button, buttonVariants } from '@/components/ui/button'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { LiveConfig } from '@/lib/platform/realtime/channels'
import { PortalUnread } from './portal-unread'

interface PortalShellProps {
  organisation: string
  locale: Locale
  person: { name: string; email: string }
  /** Whoever works tickets finds the way to the desk. */
  staff: boolean
  theme: Theme
  signOut: () => Promise<void>
  live: { config: LiveConfig | null; channels: readonly string[] }
  children: ReactNode
}

/** One bar and a narrow page: a requester comes for one thing. */
export function PortalShell({ organisation, locale, person, staff, theme, signOut, live, children }: PortalShellProps) {
  const t = getT(locale, 'portal')
  const common = getT(locale, 'common')
  const menuLink = buttonVariants({ variant: 'ghost', className: 'w-full justify-start px-2.5' })
  return (
    <div className="flex min-h-dvh flex-col">
      <Live {...live} />
      <a
        href="#content"
        className="sr-only z-60 rounded-md bg-primary px-4 py-2 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {common('nav.skip')}
      </a>
      <header className="bg-rail text-rail-foreground">
        <div className="mx-auto flex h-14 max-w-4xl items-center gap-3 px-4 sm:px-6">
          <Link href="/portal" className="flex min-w-0 items-center gap-2.5 font-semibold text-rail-active focus-visible:outline-beam">
            <LogoMark className="size-7 shrink-0" />
            <span className="truncate">{organisation}</span>
          </Link>
          <div className="ml-auto flex items-center gap-2">
            <Link
              href="/portal/kb"
              prefetch={false}
              className="flex h-9 items-center gap-2 rounded-md px-2.5 text-sm font-medium hover:bg-rail-accent hover:text-rail-active focus-visible:outline-beam"
            >
              <BookOpen aria-hidden className="size-4" />
              <span className="max-sm:sr-only">{t('nav.knowledge')}</span>
            </Link>
            <Button asChild variant="beam" size="sm">
              <Link href="/portal/new" prefetch={false}>
                <Plus aria-hidden />
                <span className="max-sm:sr-only">{t('nav.new')}</span>
              </Link>
            </Button>
            {/* Notices of who works tickets are about the desk's. */}
            <PortalUnread ticketsPath={staff ? '/desk/incidents' : '/portal/tickets'}>
              <NotificationBell className="text-rail-foreground hover:bg-rail-accent hover:text-rail-active focus-visible:outline-beam" />
            </PortalUnread>
            <UserMenu {...person} theme={theme} signOut={signOut}>
              <Link href="/account" prefetch={false} className={menuLink}>
                <UserRound aria-hidden />
                {t('nav.account')}
              </Link>
              {staff ? (
                <Link href="/desk" prefetch={false} className={menuLink}>
                  <LayoutDashboard aria-hidden />
                  {t('nav.desk')}
                </Link>
              ) : null}
            </UserMenu>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-4xl flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8">
        {children}
      </main>
    </div>
  )
}
