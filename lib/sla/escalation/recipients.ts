import { permissionsOf } from '@/lib/platform/auth/permissions'
import type { Audience } from './rules'

/** Somebody who might be told: active, with a sign-in. */
export interface Person {
  id: string
  role: string
  /** Stored with a role of the tenant's own. */
  permissions: readonly string[]
  /** Teams they are in, among those that were asked for. */
  teams: readonly string[]
}

/** What decides who hears of a ticket. */
export interface Concern {
  confidential: boolean
  requesterId: string
  assigneeId: string | null
  teamId: string | null
}

/**
 * The people who hear of an event. When nobody holds the ticket who could hear it, its team does, and when that has
 * nobody either, the managers: a breach is never told to no one. Nobody is told of a ticket they may not see.
 */
export function recipientsOf(concern: Concern, audiences: ReadonlySet<Audience>, people: readonly Person[]): string[] {
  const seeing = people.filter((person) => mayHear(concern, person))
  const { assigneeId, teamId } = concern
  const managers = () => seeing.filter(({ role }) => role === 'manager')
  const team = () => orElse(seeing.filter(({ teams }) => teamId !== null && teams.includes(teamId)), managers)
  const ways: Record<Audience, () => readonly Person[]> = {
    assignee: () => orElse(seeing.filter(({ id }) => id === assigneeId), team),
    team,
    managers,
    admins: () => seeing.filter(({ role }) => role === 'admin'),
  }
  return [...new Set([...audiences].flatMap((audience) => ways[audience]().map(({ id }) => id)))]
}

const orElse = (some: readonly Person[], others: () => readonly Person[]): readonly Person[] => (some.length > 0 ? some : others())

/** The rule of lib/tickets/access.ts for those who work tickets. */
function mayHear({ confidential, assigneeId, requesterId }: Concern, { id, role, permissions }: Person): boolean {
  const may = permissionsOf(role, permissions)
  if (!may.has('incident.read')) return false
  return !confidential || may.has('incident.confidential') || id === assigneeId || id === requesterId
}
