import { describe, expect, it } from 'vitest'
import type { Concern, Person } from '@/lib/mail/matrix/people'
import { mayBeWrittenTo, recipientsOf, type Occasion, type Surroundings } from '@/lib/mail/matrix/recipients'
import { mergedMatrix } from '@/lib/mail/matrix/merged'
import { RECIPIENTS, NOTICE_EVENTS, STANDARD_MATRIX, type Matrix } from '@/lib/mail/vocabulary'

const person = (id: string, given: Partial<Person> = {}): Person => ({
  id, name: id, email: `${id}@example.com`, kind: 'person', status: 'active', role: 'agent', permissions: [], teams: [], locale: null, ...given,
})
const PEOPLE = [
  person('ana', { role: 'requester' }),
  person('bia', { teams: ['n1'] }),
  person('caio', { teams: ['n1'] }),
  person('duda', { role: 'manager' }),
  person('enzo', { role: 'requester' }),
  person('fabi', { role: 'agent_l2' }),
]
const TICKET: Concern = { confidential: false, requesterId: 'ana', assigneeId: 'bia', teamId: 'n1', watcherIds: ['enzo', 'fabi'] }
const around = (given: Partial<Surroundings> = {}): Surroundings => ({
  people: PEOPLE, matrix: STANDARD_MATRIX, preferencesOf: () => undefined, ownAddresses: new Set(), ...given,
})
const occasion = (event: Occasion['event'], given: Partial<Occasion> = {}): Occasion => ({ event, internal: false, actorId: null, ...given })
const everything: Matrix = mergedMatrix(
  NOTICE_EVENTS.flatMap((event) => RECIPIENTS.map((recipient) => ({ event, recipient, email: true, inApp: true }))),
)
/** `ana:mail+bell`, sorted. */
const told = (occasions: Occasion[], ticket = TICKET, given: Partial<Surroundings> = {}) =>
  recipientsOf(occasions, ticket, around(given))
    .map(({ person: { id }, email, inApp }) => `${id}:${[email && 'mail', inApp && 'bell'].filter(Boolean).join('+')}`)
    .sort()

describe('the standard matrix', () => {
  it('tells the requester of a reply by mail, who watches too, and the assignee in the app', () => {
    expect(told([occasion('public_reply', { actorId: 'caio' })])).toEqual(['ana:mail+bell', 'bia:bell', 'enzo:mail+bell', 'fabi:mail+bell'])
  })

  it('tells the team what the requester said when nobody holds the ticket', () => {
    expect(told([occasion('requester_replied', { actorId: 'ana' })], { ...TICKET, assigneeId: null, watcherIds: [] })).toEqual([
      'bia:mail+bell',
      'caio:mail+bell',
    ])
  })

  it('tells the managers when there is no team either', () => {
    expect(told([occasion('requester_replied', { actorId: 'ana' })], { ...TICKET, assigneeId: null, teamId: null, watcherIds: [] })).toEqual([
      'duda:mail+bell',
    ])
  })
})

describe('nobody is told', () => {
  it('of what they did themselves', () => {
    expect(told([occasion('assigned', { actorId: 'bia' })])).toEqual([])
  })

  it('twice of one change: the weightiest counts', () => {
    const all = recipientsOf([occasion('status_changed'), occasion('resolved'), occasion('public_reply')], TICKET, around())
    expect(new Set(all.map(({ person: { id } }) => id)).size).toBe(all.length)
    expect(all.find(({ person: { id } }) => id === 'ana')?.event).toBe('resolved')
  })

  it('of a confidential ticket who may not see it', () => {
    const secret = { ...TICKET, confidential: true }
    expect(told([occasion('public_reply')], secret, { matrix: everything })).toEqual(['ana:mail+bell', 'bia:mail+bell', 'fabi:mail+bell'])
  })

  it('of a note, or of service levels, who does not work tickets', () => {
    const named = { mentionedIds: ['ana', 'caio', 'enzo'] }
    expect(told([occasion('mention', { internal: true, ...named })])).toEqual(['caio:mail+bell'])
    expect(told([occasion('mention', named)])).toEqual(['ana:mail+bell', 'caio:mail+bell', 'enzo:mail+bell'])
    expect(told([occasion('sla_breach')], TICKET, { matrix: everything })).not.toContain('enzo:mail+bell')
  })

  it('who is suspended, and no machine', () => {
    const people = [person('ana', { role: 'requester', status: 'suspended' }), person('bia', { kind: 'service' })]
    expect(told([occasion('public_reply')], { ...TICKET, watcherIds: [] }, { people })).toEqual([])
  })

  it('by what they have switched off', () => {
    const preferencesOf: Surroundings['preferencesOf'] = (id) => (id === 'ana' ? { email: false, inApp: true } : undefined)
    expect(told([occasion('resolved')], { ...TICKET, watcherIds: [] }, { preferencesOf })).toEqual(['ana:bell', 'bia:bell'])
  })

  it('of a lesser thing in the place of one that they have switched off', () => {
    const preferencesOf: Surroundings['preferencesOf'] = (_, event) => (event === 'resolved' ? { email: false, inApp: false } : undefined)
    expect(told([occasion('resolved'), occasion('public_reply')], { ...TICKET, watcherIds: [] }, { preferencesOf })).toEqual([])
  })
})

it('a contact has mail and no bell, and who has no address the bell alone', () => {
  const people = [person('ana', { role: 'requester', kind: 'contact' }), person('bia', { email: null })]
  expect(told([occasion('public_reply')], { ...TICKET, watcherIds: [] }, { people, matrix: everything })).toEqual(['ana:mail', 'bia:bell'])
})

it.each([
  ['ana@example.com', true],
  ['Mailer-Daemon@example.com', false],
  ['postmaster@example.com', false],
  ['no-reply@example.com', false],
  ['noreply+tag@example.com', false],
  ['acme@desk.example.com', false],
  ['ACME+inc@desk.example.com', false],
  ['reply@example.com', true],
])('writing to %s: %s', (address, may) => {
  expect(mayBeWrittenTo(address, new Set(['acme@desk.example.com']))).toBe(may)
})
