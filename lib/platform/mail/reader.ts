import type { Permission } from '@/lib/platform/auth/permissions'

/** A ticket, and how somebody stands to it. */
export interface Standing {
  /** Problems are for those who may read them. */
  problem: boolean
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
export function mayReadAbout(may: ReadonlySet<Permission>, { problem, confidential, own, assigned, watches }: Standing): boolean {
  if (problem && !may.has('problem.read')) return false
  if (may.has('incident.read')) return !confidential || may.has('incident.confidential') || own || assigned
  if (!may.has('incident.read.own')) return false
  return own || (!confidential && watches)
}
