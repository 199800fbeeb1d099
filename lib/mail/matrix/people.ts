import { permissionsOf } from '@/lib/platform/auth/permissions'
import { mayReadAbout } from '@/lib/platform/mail/reader'
import type { TicketKind } from '@/lib/tickets/ref'

/** Somebody who might be told. */
export interface Person {
  id: string
  name: string
  email: string | null
  kind: 'person' | 'contact' | 'service'
  status: 'active' | 'invited' | 'suspended'
  /** Key of the role, built in or the tenant's own. */
  role: string
  /** Stored with a role of the tenant's own. */
  permissions: readonly string[]
  /** Teams they are in, among those that were asked for. */
  teams: readonly string[]
  locale: string | null
}

/** What of a ticket decides who hears of it. */
export interface Concern {
  /** Left out for one that everybody who works tickets may see. */
  kind?: TicketKind
  confidential: boolean
  requesterId: string
  assigneeId: string | null
  teamId: string | null
  watcherIds: readonly string[]
}

export const isStaff = ({ role, permissions }: Person): boolean => permissionsOf(role, permissions).has('incident.read')

/** Whether the person may see the ticket, and so be told of it. */
export function maySee(person: Person, { kind, confidential, requesterId, assigneeId, watcherIds }: Concern): boolean {
  const { id, role, permissions } = person
  return mayReadAbout(permissionsOf(role, permissions), {
    problem: kind === 'problem',
    confidential,
    own: id === requesterId,
    assigned: id === assigneeId,
    watches: watcherIds.includes(id),
  })
}
