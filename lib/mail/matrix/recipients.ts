import { isRobotAddress, normalAddress, withoutTag } from '@/lib/platform/mail/address'
import { NEVER_UNHEARD, STAFF_EVENTS, type Channels, type Matrix, type NoticeEvent, type Recipient } from '../vocabulary'
import { isStaff, maySee, type Concern, type Person } from './people'

/** One thing to tell of a ticket. */
export interface Occasion {
  event: NoticeEvent
  /** Only those who work tickets may read what it is about: an internal note. */
  internal: boolean
  /** Who did it; null when Farol itself did. */
  actorId: string | null
  /** The requester is written to although they did it themselves: their mail arrived, and has a number. */
  confirms?: boolean
  /** The requester hears the same of another of their tickets, and not of this. */
  requesterTold?: boolean
  /** Who was named, for a mention. */
  mentionedIds?: readonly string[]
}

/** What a person has switched off or left on, by event. */
export type PreferencesOf = (userId: string, event: NoticeEvent) => Channels | undefined

export interface Surroundings {
  people: readonly Person[]
  matrix: Matrix
  preferencesOf: PreferencesOf
  /** Addresses at which we ourselves are written to, in lower case. */
  ownAddresses: ReadonlySet<string>
}

export interface Told extends Channels {
  person: Person
  event: NoticeEvent
  internal: boolean
}

/** What says most comes first: of several occasions in one change a person is told one. */
const WEIGHT: readonly NoticeEvent[] = [
  'mention',
  'problem_closed',
  'problem_opened',
  'resolved',
  'closed',
  'assigned',
  'requester_replied',
  'public_reply',
  'sla_breach',
  'sla_warning',
  'status_changed',
  'received',
]

/**
 * Who is told of a change, of what, and how: each person once, never who did it but to confirm it, nobody who may not
 * see it. A person
 * who wants no word of the weightiest occasion is not told of a lesser one in its place. Pure.
 */
export function recipientsOf(occasions: readonly Occasion[], concern: Concern, around: Surroundings): Told[] {
  const told: Told[] = []
  const settled = new Set<string>()
  const sorted = occasions.toSorted((a, b) => WEIGHT.indexOf(a.event) - WEIGHT.indexOf(b.event))
  for (const occasion of sorted) {
    for (const [person, channels] of audienceOf(occasion, concern, around)) {
      if (settled.has(person.id)) continue
      settled.add(person.id)
      const wanted = reachable(person, channels, around.preferencesOf(person.id, occasion.event), around.ownAddresses)
      if (wanted.email || wanted.inApp) told.push({ person, event: occasion.event, internal: occasion.internal, ...wanted })
    }
  }
  return told
}

/** Whom the matrix names for the occasion, with the channels of all the ways in which it names them. */
function audienceOf(occasion: Occasion, concern: Concern, around: Surroundings): Map<Person, Channels> {
  const audience = new Map<Person, Channels>()
  for (const [recipient, channels] of cellsOf(occasion, around.matrix)) {
    if (!channels.email && !channels.inApp) continue
    for (const person of heard(recipient, occasion, concern, around.people)) {
      const before = audience.get(person)
      audience.set(person, {
        email: channels.email || (before?.email ?? false),
        // The bell tells nobody what they did.
        inApp: (channels.inApp && person.id !== occasion.actorId) || (before?.inApp ?? false),
      })
    }
  }
  return audience
}

const cellsOf = ({ event }: Occasion, matrix: Matrix) => Object.entries(matrix[event]) as [Recipient, Channels][]

/** The people behind a recipient who may hear of it. */
function heard(recipient: Recipient, occasion: Occasion, concern: Concern, people: readonly Person[]): Person[] {
  const staffOnly = occasion.internal || STAFF_EVENTS.has(occasion.event)
  const able = people.filter(
    (person) => person.status !== 'suspended' && person.kind !== 'service' && maySee(person, concern) && (!staffOnly || isStaff(person)),
  )
  const ways: Record<Recipient, () => Person[]> = {
    requester: () => (occasion.requesterTold ? [] : able.filter(({ id }) => id === concern.requesterId)),
    assignee: () => orElse(able.filter(({ id }) => id === concern.assigneeId), occasion, () => orElse(ways.team(), occasion, ways.manager)),
    team: () => able.filter((person) => concern.teamId !== null && person.teams.includes(concern.teamId) && isStaff(person)),
    manager: () => able.filter(({ role }) => role === 'manager'),
    watchers: () => able.filter(({ id }) => concern.watcherIds.includes(id)),
    mentioned: () => able.filter(({ id }) => occasion.mentionedIds?.includes(id)),
  }
  const confirmed = occasion.confirms && recipient === 'requester'
  return ways[recipient]().filter(({ id }) => confirmed || id !== occasion.actorId)
}

const orElse = (some: Person[], { event }: Occasion, others: () => Person[]): Person[] =>
  some.length > 0 || !NEVER_UNHEARD.has(event) ? some : others()

/** What is left of the channels for a person who can, and wants to, be reached by them. */
function reachable({ kind, email }: Person, channels: Channels, wanted: Channels | undefined, own: ReadonlySet<string>): Channels {
  return {
    email: channels.email && (wanted?.email ?? true) && email !== null && mayBeWrittenTo(email, own),
    inApp: channels.inApp && (wanted?.inApp ?? true) && kind === 'person',
  }
}

/** Not machines, and not ourselves: an answer of ours to our own address would come back as a ticket. */
export const mayBeWrittenTo = (address: string, own: ReadonlySet<string>): boolean =>
  !isRobotAddress(address) && !own.has(normalAddress(address)) && !own.has(withoutTag(address))
