import type { T } from '@/components/i18n/get-t'
import { can, type Permission } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'

/** A page that one can go to from anywhere at the desk. */
export interface Destination {
  href: string
  label: string
}

const ADMIN_PAGES = [
  { page: 'people', permission: 'people.manage' },
  { page: 'teams', permission: 'team.manage' },
  { page: 'roles', permission: 'role.manage' },
  { page: 'categories', permission: 'category.manage' },
  { page: 'imports', permission: 'import.run' },
  { page: 'api-keys', permission: 'apikey.manage' },
] as const satisfies { page: string; permission: Permission }[]

/** The admin pages that the actor may open. */
export function adminDestinations(ctx: Ctx, t: T<'desk'>): Destination[] {
  return ADMIN_PAGES.filter(({ permission }) => can(ctx, permission)).map(({ page }) => ({
    href: `/admin/${page}`,
    label: t(`nav.admin.${page}`),
  }))
}
