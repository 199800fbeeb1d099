import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { createFollowUp } from '@/lib/incidents/follow-up'
import { getIncident } from '@/lib/incidents/queries'
import type { IncidentDto } from '@/lib/incidents/schema'
import { transitionIncident } from '@/lib/incidents/transition'
import { Conflict, Forbidden, NotFound } from '@/lib/platform/errors'
import { addLink } from '@/lib/tickets/links/add'
import { listLinks } from '@/lib/tickets/links/queries'
import { removeLink } from '@/lib/tickets/links/remove'
import { listTimeline } from '@/lib/tickets/timeline'
import { audit, createWorld, events, snapshot, userId, type World } from '../incidents/world'

let world: World
let other: World
let one: IncidentDto
let two: IncidentDto
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})
beforeEach(async () => {
  one = await createIncident(world.as.agent, { title: 'Servidor fora' })
  two = await createIncident(world.as.agent, { title: 'E-mail fora' })
})

const relations = async (ref: string) =>
  (await listLinks({ ...world.as.agent }, 'incident', ref)).map(({ type, ticket }) => [type, ticket.number])

describe('addLink', () => {
  it('reads from both ends, and stands on both timelines', async () => {
    await addLink(world.as.agent, 'incident', one.id, { type: 'causes', target: two.number })
    expect(await relations(one.id)).toEqual([['causes', two.number]])
    expect(await relations(two.number)).toEqual([['caused_by', one.number]])
    const last = (await listTimeline({ ...world.as.agent }, 'incident', two.id)).data.at(-1)
    expect(last).toMatchObject({ type: 'linked', new: { type: 'caused_by', number: one.number } })
    expect((await audit(world.tenant, one.id)).at(-1)).toMatchObject({ action: 'incident.updated', after: { links: { type: 'causes' } } })
    expect((await events(world.tenant)).slice(-2).map(({ payload }) => payload.id)).toEqual([one.id, two.id])
  })

  it('stands once, whichever end it is made from', async () => {
    await addLink(world.as.agent, 'incident', one.id, { type: 'blocks', target: two.id })
    await expect(addLink(world.as.agent, 'incident', one.id, { type: 'blocks', target: two.id })).rejects.toThrow(Conflict)
    await expect(addLink(world.as.agent, 'incident', two.id, { type: 'blocked_by', target: one.id })).rejects.toThrow(Conflict)
    await expect(addLink(world.as.agent, 'incident', two.id, { type: 'blocks', target: one.id })).rejects.toThrow(Conflict)
    await addLink(world.as.agent, 'incident', two.id, { type: 'relates', target: one.id })
    expect(await relations(one.id)).toEqual([['relates', two.number], ['blocks', two.number]])
  })

  it('at the same time from both ends is one link', async () => {
    const both = await Promise.allSettled([
      addLink(world.as.agent, 'incident', one.id, { type: 'relates', target: two.id }),
      addLink(world.as.agent, 'incident', two.id, { type: 'relates', target: one.id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is refused to itself, to what is not there, and to those who may not', async () => {
    const before = await snapshot(one.id)
    const foreign = await createIncident(other.as.agent, { title: 'De outra' })
    const relate = (target: string) => addLink(world.as.agent, 'incident', one.id, { type: 'relates', target })
    await expect(relate(one.number)).rejects.toMatchObject({ issues: [{ code: 'self' }] })
    await expect(relate(foreign.id)).rejects.toMatchObject({ issues: [{ code: 'unknown_reference' }] })
    await expect(addLink(world.as.requester, 'incident', one.id, { type: 'relates', target: two.id })).rejects.toThrow(Forbidden)
    await expect(addLink(other.as.agent, 'incident', one.id, { type: 'relates', target: foreign.id })).rejects.toThrow(NotFound)
    expect(await snapshot(one.id)).toBe(before)
  })

  it('hides a confidential end from those who may not see it, on the timeline too', async () => {
    const secret = await createIncident(world.as.agent_l2, { title: 'Fraude', confidential: true })
    const link = await addLink(world.as.agent_l2, 'incident', one.id, { type: 'relates', target: secret.id })
    expect(await relations(one.id)).toEqual([])
    const lines = (await listTimeline({ ...world.as.agent }, 'incident', one.id)).data
    expect(JSON.stringify(lines)).not.toContain(secret.number)
    await expect(removeLink(world.as.agent, link.id)).rejects.toThrow(NotFound)
  })
})

it('removeLink takes it from both ends, once', async () => {
  const link = await addLink(world.as.agent, 'incident', one.id, { type: 'duplicates', target: two.id })
  await expect(removeLink(other.as.agent, link.id)).rejects.toThrow(NotFound)
  await expect(removeLink(world.as.requester, link.id)).rejects.toThrow(Forbidden)
  await removeLink(world.as.agent, link.id)
  expect(await relations(one.id)).toEqual([])
  expect(await relations(two.id)).toEqual([])
  expect((await listTimeline({ ...world.as.agent }, 'incident', two.id)).data.at(-1)).toMatchObject({ type: 'unlinked', old: { type: 'duplicated_by' } })
  await expect(removeLink(world.as.agent, link.id)).rejects.toThrow(NotFound)
})

describe('createFollowUp', () => {
  it('opens one like it for the same requester, linked on both', async () => {
    const old = await createIncident(world.as.agent, { title: 'VPN cai', requesterId: userId(world.as.requester), tags: ['vpn'], impact: 'high' })
    await expect(createFollowUp(world.as.agent, old.id, {})).rejects.toThrow(Conflict)
    await transitionIncident(world.as.agent, old.id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito' })
    const next = await createFollowUp(world.as.agent, old.number, { description: 'Voltou' })
    expect(next).toMatchObject({ title: 'VPN cai', tags: ['vpn'], impact: 'high', status: 'new', description: 'Voltou', requester: { id: userId(world.as.requester) } })
    expect(await relations(next.id)).toEqual([['follow_up', old.number]])
    expect(await relations(old.id)).toEqual([['has_follow_up', next.number]])
    expect((await listTimeline({ ...world.as.agent }, 'incident', old.id)).data.at(-1)).toMatchObject({ type: 'has_follow_up', new: { number: next.number } })
    expect(await getIncident(world.as.agent, old.id)).toMatchObject({ status: 'resolved' })
  })

  it('is refused to requesters and strangers', async () => {
    await expect(createFollowUp(world.as.requester, one.id, {})).rejects.toThrow(Forbidden)
    await expect(createFollowUp(other.as.agent, one.id, {})).rejects.toThrow(NotFound)
  })
})
