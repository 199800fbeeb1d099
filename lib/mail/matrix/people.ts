import { permissionsOf } from '@/lib/platform/auth/permissions'

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
  confidential: boolean
  requesterId: string
  assigneeId: string | null
  teamId: string | null
  watcherIds: readonly string[]
}

export const isStaff = ({ role, permissions }: Person): boolean => permissionsOf(role, permissions).has('incident.read')

/**
 * Whether the person may see the ticket: the rule of lib/tickets/access.ts. Contacts never sign in; they are written
 * to as the requesters and watchers that they are.
 */
export function maySee(person: Person, { confidential, requesterId, assigneeId, watcherIds }: Concern): boolean {
  const may = permissionsOf(person.role, person.permissions)
  const own = person.id === requesterId
  if (may.has('incident.read')) return !confidential || may.has('incident.confidential') || own || person.id === assigneeId
  if (!may.has('incident.read.own')) return false
  return own || (!confidential && watcherIds.includes(person.id))
}
