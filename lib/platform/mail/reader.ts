import type { Permission } from '@/lib/platform/auth/permissions'

/** How somebody stands to a ticket. */
export interface Standing {
  confidential: boolean
  /** They asked for it. */
  own: boolean
  assigned: boolean
  watches: boolean
}

/**
 * Whether somebody with these permissions may be written to about a ticket: the rule of lib/tickets/access.ts, for
 * people who are not there to ask. Contacts never sign in; they are written to as the requesters and watchers that
 * they are. Pure.
 */
export function mayReadAbout(may: ReadonlySet<Permission>, { confidential, own, assigned, watches }: Standing): boolean {
  if (may.has('incident.read')) return !confidential || may.has('incident.confidential') || own || assigned
  if (!may.has('incident.read.own')) return false
  return own || (!confidential && watches)
}
