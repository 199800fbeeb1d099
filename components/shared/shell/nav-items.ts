import type { ReactNode } from 'react'

export interface NavItem {
  href: string
  label: string
  /** A 16 to 20 px icon, decorative. */
  icon: ReactNode
  /** A count, for instance; keep it short. */
  badge?: ReactNode
  /** Only this very path makes it current, not those below: for the home of a section. */
  exact?: boolean
}

export interface NavSection {
  label?: string
  items: readonly NavItem[]
}

/**
 * The path as people see it. On an organisation's host the server renders `/desk` as `/t/acme/desk`
 * (middleware.ts), the browser knows `/desk`: both must mark the same item.
 */
export function visiblePath(pathname: string): string {
  return pathname.replace(/^\/t\/[^/]+/, '') || '/'
}

export function isCurrent(item: NavItem, path: string): boolean {
  const target = item.href.split('?')[0] ?? ''
  if (path === target) return true
  return !item.exact && path.startsWith(`${target}/`)
}
