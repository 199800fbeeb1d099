import type { ReactNode } from 'react'
import { LogoMark } from '@/components/shared/logo'
import { MobileNav } from './mobile-nav'
import type { NavSection } from './nav-items'
import { SideNav } from './side-nav'

interface AppShellProps {
  /** Name of the organisation, beside the mark. */
  name: string
  sections: readonly NavSection[]
  /** Text of the link that skips the navigation. */
  skipLabel: string
  /** Below the navigation: version, help … */
  railFooter?: ReactNode
  /** Left of the bar: search. */
  search?: ReactNode
  /** Right of the bar: create, notifications, the person. */
  actions?: ReactNode
  children: ReactNode
}

/** Rail, bar and page. From `md` the rail stands at the left, below it lies behind a button. */
export function AppShell({ name, sections, skipLabel, railFooter, search, actions, children }: AppShellProps) {
  const brand = (collapsible: boolean) => (
    <span className="flex items-center gap-2.5 font-semibold">
      <LogoMark className="size-7 shrink-0" />
      <span className={collapsible ? 'truncate max-lg:sr-only' : 'truncate'}>{name}</span>
    </span>
  )
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[4rem_minmax(0,1fr)] lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-60 rounded-md bg-primary px-4 py-2 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {skipLabel}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col bg-rail text-rail-foreground md:flex">
        <div className="flex h-14 items-center px-4 text-rail-active max-lg:justify-center max-lg:px-0">{brand(true)}</div>
        <SideNav sections={sections} collapsible />
        {railFooter ? <div className="border-t border-rail-line p-3">{railFooter}</div> : null}
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b border-border bg-surface/95 px-3 backdrop-blur sm:px-5">
          <MobileNav brand={brand(false)} sections={sections} />
          <div className="min-w-0 flex-1">{search}</div>
          <div className="flex items-center gap-1.5">{actions}</div>
        </header>
        <main id="content" tabIndex={-1} className="flex-1 px-4 py-5 outline-none sm:px-6">
          {children}
        </main>
      </div>
    </div>
  )
}
