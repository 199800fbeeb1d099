'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { isCurrent, type NavItem, type NavSection, visiblePath } from './nav-items'

interface SideNavProps {
  sections: readonly NavSection[]
  /** Icons alone on medium screens; labels from `lg` up. Off in the sheet of small screens. */
  collapsible?: boolean
  onNavigate?: () => void
}

/** The main navigation, on the night-coloured rail. The beam marks where you are. */
export function SideNav({ sections, collapsible, onNavigate }: SideNavProps) {
  const t = useT('common')
  const path = visiblePath(usePathname())
  return (
    <nav aria-label={t('nav.main')} className="flex flex-1 flex-col gap-5 overflow-y-auto px-3 py-4">
      {sections.map((section, index) => (
        <div key={section.label ?? index}>
          {section.label ? (
            <p
              className={cn(
                'px-2.5 pb-1.5 text-2xs font-semibold tracking-wider text-rail-foreground/80 uppercase',
                collapsible && 'max-lg:sr-only',
              )}
            >
              {section.label}
            </p>
          ) : null}
          <ul className="space-y-0.5">
            {section.items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} current={isCurrent(item, path)} collapsible={collapsible} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

interface NavLinkProps {
  item: NavItem
  current: boolean
  collapsible?: boolean
  onNavigate?: () => void
}

function NavLink({ item, current, collapsible, onNavigate }: NavLinkProps) {
  return (
    <Link
      href={item.href}
      prefetch={false}
      onClick={onNavigate}
      title={collapsible ? item.label : undefined}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'relative flex h-9 items-center gap-3 rounded-md px-2.5 text-sm font-medium text-rail-foreground transition-colors ' +
          'hover:bg-rail-accent hover:text-rail-active focus-visible:outline-beam aria-[current]:bg-rail-accent ' +
          'aria-[current]:text-rail-active aria-[current]:before:absolute aria-[current]:before:inset-y-2 ' +
          'aria-[current]:before:-left-3 aria-[current]:before:w-[3px] aria-[current]:before:rounded-r-full ' +
          "aria-[current]:before:bg-beam [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4.5",
        collapsible && 'max-lg:justify-center max-lg:px-0',
      )}
    >
      {item.icon}
      <span className={cn('min-w-0 flex-1 truncate', collapsible && 'max-lg:sr-only')}>{item.label}</span>
      {item.badge ? (
        <span className={cn('text-xs tabular-nums', collapsible && 'max-lg:hidden')}>{item.badge}</span>
      ) : null}
    </Link>
  )
}
