import { describe, expect, it } from 'vitest'
import type { RelayedEvent } from '@/lib/platform/jobs/relay/listeners'
import { changedSchema, confidentialChannel, deskChannel, requesterChannel, userChannel } from '@/lib/platform/realtime/channels'
import { messagesOf, type Audience } from '@/lib/tickets/live/messages'

const uuid = (n: number) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [tenantId, ticketId, requesterId, watcherId, assigneeId, actorId] = [1, 2, 3, 4, 5, 6].map(uuid) as [string, string, string, string, string, string]
const at = new Date('2026-11-23T12:00:00Z')

const event = (type: string, payload: object = {}): RelayedEvent => ({ id: uuid(99), tenantId, type, at, payload: { id: ticketId, actorId, ...payload } })
const audience = (given: Partial<Audience> = {}): Audience => ({
  tenantId,
  ticketId,
  confidential: false,
  requesterId,
  assigneeId,
  watcherIds: [watcherId, requesterId],
  ...given,
})
const channelsOf = (type: string, payload: object, given: Partial<Audience> = {}) =>
  messagesOf([event(type, payload)], [audience(given)]).map(({ channel }) => channel)

const DESK = deskChannel(tenantId)
const CONFIDENTIAL = confidentialChannel(tenantId)
const REQUESTERS = [requesterChannel(tenantId, requesterId), requesterChannel(tenantId, watcherId)]

describe('who is told', () => {
  it('the desk of everything; requesters and watchers of what is public', () => {
    expect(channelsOf('incident.created', {})).toEqual([DESK, ...REQUESTERS])
    expect(channelsOf('incident.commented', { visibility: 'public' })).toEqual([DESK, ...REQUESTERS])
    expect(channelsOf('incident.resolved', { from: 'in_progress', to: 'resolved' })).toEqual([DESK, ...REQUESTERS])
    expect(channelsOf('incident.resolved', { from: 'new', to: 'resolved', visibility: 'internal' })).toEqual([DESK, ...REQUESTERS])
    for (const payload of [{ visibility: 'internal' }, {}, { changed: ['impact'] }, { from: 'new', to: 'new' }]) {
      expect(channelsOf('incident.commented', payload)).toEqual([DESK])
    }
  })

  it('of a confidential ticket only who may see it', () => {
    const confidential = { confidential: true }
    const own = [CONFIDENTIAL, userChannel(tenantId, assigneeId)]
    expect(channelsOf('incident.created', {}, confidential)).toEqual([...own, requesterChannel(tenantId, requesterId)])
    expect(channelsOf('incident.commented', { visibility: 'internal' }, confidential)).toEqual(own)
    expect(channelsOf('incident.updated', {}, { ...confidential, assigneeId: null })).toEqual([CONFIDENTIAL])
    expect(channelsOf('incident.updated', { changed: ['confidential'] }, confidential)).toEqual([...own, DESK, ...REQUESTERS.toReversed()])
  })

  it('nobody of what is no ticket, or is gone', () => {
    expect(channelsOf('import.queued', {})).toEqual([])
    expect(channelsOf('incidents.resolved_overdue', {})).toEqual([])
    expect(messagesOf([event('incident.created')], [])).toEqual([])
    expect(messagesOf([event('incident.created')], [audience({ tenantId: uuid(7) })])).toEqual([])
    expect(channelsOf('incident.updated', { id: 'no id' })).toEqual([])
  })
})

describe('what is said', () => {
  it('ids and nothing that somebody wrote', () => {
    const payload = { title: 'secret', number: 'INC-000001', priority: 2, comment: 'secret' }
    const [message] = messagesOf([event('incident.created', payload)], [audience()])
    expect(message).toEqual({
      channel: DESK,
      event: 'changed',
      data: { events: [{ type: 'incident.created', id: ticketId, at: at.toISOString(), actorId }] },
    })
  })

  it('the number of a new critical incident', () => {
    const [message] = messagesOf([event('incident.created', { number: 'INC-000001', priority: 1, actorId: null })], [audience()])
    expect(message?.data).toEqual({
      events: [{ type: 'incident.created', id: ticketId, at: at.toISOString(), number: 'INC-000001', priority: 1 }],
    })
  })

  it('the same once, and never more than fits into one message', () => {
    const twice = messagesOf([event('incident.updated'), event('incident.updated')], [audience()])
    expect(changedSchema.parse(twice[0]?.data).events).toHaveLength(1)

    const ids = Array.from({ length: 500 }, (_, index) => uuid(1_000 + index))
    const events = ids.map((id) => event('incident.created', { id, priority: 1, number: 'INC-999999999' }))
    const messages = messagesOf(events, ids.map((id) => audience({ ticketId: id, watcherIds: [] })))
    const told = messages.filter(({ channel }) => channel === DESK).flatMap(({ data }) => changedSchema.parse(data).events)
    expect(told.map(({ id }) => id)).toEqual(ids)
    for (const { data } of messages) expect(JSON.stringify(data).length).toBeLessThan(10_000)
  })
})
