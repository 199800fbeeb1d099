import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assignIncident, takeIncident } from '@/lib/incidents/assign'
import { bulkAssign, bulkTransition } from '@/lib/incidents/bulk'
import { createIncident } from '@/lib/incidents/create'
import { getIncident, listIncidents } from '@/lib/incidents/queries'
import { deleteIncident, restoreIncident } from '@/lib/incidents/remove'
import { incidentListQuery, type IncidentDto } from '@/lib/incidents/schema'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import { Conflict, Forbidden, IllegalTransition, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { listComments } from '@/lib/tickets/comments'
import { listTimeline } from '@/lib/tickets/timeline'
import { audit, createWorld, snapshot, userId, type World } from './world'

let world: World
let other: World
let incident: IncidentDto
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})
beforeEach(async () => {
  incident = await createIncident(world.as.agent, { title: 'Impressora não imprime', requesterId: userId(world.as.requester) })
})

const changes = async (id: string) =>
  (await listTimeline(world.as.agent, 'incident', id)).data.map(({ type, field, old, new: next }) => ({ type, field, old, new: next }))

describe('updateIncident', () => {
  it('writes one timeline line a field, with old and new, and one audit entry', async () => {
    const updated = await updateIncident(world.as.agent, incident.number, { title: 'Impressora do RH', impact: 'high', tags: ['rh'] })
    expect(updated).toMatchObject({ title: 'Impressora do RH', priority: 2, tags: ['rh'], version: 2 })
    expect(await changes(incident.id)).toEqual([
      { type: 'created', field: null, old: null, new: null },
      { type: 'changed', field: 'title', old: 'Impressora não imprime', new: 'Impressora do RH' },
      { type: 'changed', field: 'tags', old: [], new: ['rh'] },
      { type: 'changed', field: 'impact', old: 'medium', new: 'high' },
      { type: 'changed', field: 'priority', old: 3, new: 2 },
    ])
    expect((await audit(world.tenant, incident.id)).at(-1)).toMatchObject({
      action: 'incident.updated',
      before: { title: 'Impressora não imprime', priority: 3 },
      after: { title: 'Impressora do RH', priority: 2 },
    })
  })

  it('of nothing changes nothing', async () => {
    const same = await updateIncident(world.as.agent, incident.id, { title: incident.title, impact: 'medium', tags: [] })
    expect(same).toEqual(incident)
    expect(await audit(world.tenant, incident.id)).toHaveLength(1)
  })

  it('asks for a reason to leave the matrix, keeps the override, and returns to it', async () => {
    await expect(updateIncident(world.as.agent, incident.id, { priority: 1 })).rejects.toThrow(ValidationFailed)
    const up = await updateIncident(world.as.agent, incident.id, { priority: 1, priorityReason: 'Diretoria parada' })
    expect(up).toMatchObject({ priority: 1, priorityReason: 'Diretoria parada' })
    expect(await updateIncident(world.as.agent, incident.id, { urgency: 'low' })).toMatchObject({ priority: 1 })
    expect(await updateIncident(world.as.agent, incident.id, { priority: null })).toMatchObject({ priority: 4, priorityReason: null })
  })

  it('refuses a stale version with the present state and changes nothing', async () => {
    await updateIncident(world.as.agent, incident.id, { title: 'Mudou antes' })
    const stale = updateIncident(world.as.admin, incident.id, { title: 'Tarde demais', version: 1 })
    await expect(stale).rejects.toThrow(Conflict)
    await stale.catch((error: Conflict) => expect(error.current).toMatchObject({ title: 'Mudou antes', version: 2 }))
    expect((await getIncident(world.as.agent, incident.id)).title).toBe('Mudou antes')
  })

  it('lets changes without a version wait for each other instead of losing one', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => updateIncident(world.as.agent, incident.id, { title: `Título ${n}` })))
    expect((await getIncident(world.as.agent, incident.id)).version).toBe(9)
    expect((await changes(incident.id)).filter((entry) => entry.field === 'title')).toHaveLength(8)
  })

  it('is refused to requesters and to other tenants, whose attempt leaves the row as it was', async () => {
    const before = await snapshot(incident.id)
    await expect(updateIncident(world.as.requester, incident.id, { title: 'Meu título' })).rejects.toThrow(Forbidden)
    await expect(updateIncident(other.as.admin, incident.id, { title: 'Invasão' })).rejects.toThrow(NotFound)
    expect(await snapshot(incident.id)).toBe(before)
  })
})

describe('assignment', () => {
  it('names who works it, and takes it away again', async () => {
    const given = await assignIncident(world.as.manager, incident.id, { assigneeId: userId(world.as.agent_l2) })
    expect(given.assignee?.id).toBe(userId(world.as.agent_l2))
    const taken = await assignIncident(world.as.manager, incident.id, { assigneeId: null })
    expect(taken.assignee).toBeNull()
  })

  it('takes a new incident and starts it in one change', async () => {
    expect(await takeIncident(world.as.agent, incident.id)).toMatchObject({ status: 'in_progress', version: 2, assignee: { id: userId(world.as.agent) } })
    expect(await takeIncident(world.as.agent, incident.id)).toMatchObject({ version: 2 })
  })

  it('in bulk does what can be done and tells the rest with its reason', async () => {
    const second = await createIncident(world.as.agent, { title: 'Outra impressora' })
    const theirs = await createIncident(other.as.agent, { title: 'De outra casa' })
    const items = [{ id: incident.id }, { id: second.id, version: 99 }, { id: theirs.id }]
    const result = await bulkAssign(world.as.agent, { items, assigneeId: userId(world.as.agent) })
    expect(result.done.map((done) => done.id)).toEqual([incident.id])
    expect(result.failed.map(({ id, code }) => ({ id, code }))).toEqual([
      { id: second.id, code: 'conflict' },
      { id: theirs.id, code: 'not_found' },
    ])
    await expect(bulkAssign(world.as.requester, { items })).rejects.toThrow(Forbidden)
  })
})

describe('transitionIncident', () => {
  it('walks the whole life, with comments for whom they are', async () => {
    const go = (input: unknown) => transitionIncident(world.as.agent, incident.id, input)
    expect(await go({ to: 'on_hold', holdReason: 'awaiting_requester', comment: 'Qual o modelo?' })).toMatchObject({ status: 'on_hold', holdReason: 'awaiting_requester' })
    expect(await go({ to: 'in_progress', comment: 'Voltei' })).toMatchObject({ status: 'in_progress', holdReason: null })
    expect(await go({ to: 'resolved', resolutionCode: 'solved', resolution: 'Troquei o cabo' })).toMatchObject({ status: 'resolved', resolvedAt: expect.any(String) })
    expect(await go({ to: 'closed' })).toMatchObject({ status: 'closed', closedAt: expect.any(String) })
    expect(await go({ to: 'in_progress' })).toMatchObject({ status: 'in_progress', reopenCount: 1, resolvedAt: null, resolutionCode: null })
    const comments = await listComments(world.as.requester, 'incident', incident.id)
    expect(comments.data.map((comment) => comment.body)).toEqual(['Qual o modelo?'])
  })

  it('refuses what is not on the map, with the map', async () => {
    const illegal = transitionIncident(world.as.agent, incident.id, { to: 'closed' })
    await expect(illegal).rejects.toThrow(IllegalTransition)
    await illegal.catch((error: IllegalTransition) => expect(error.allowed).toEqual(['in_progress', 'on_hold', 'resolved', 'cancelled']))
  })

  it('writes no comment when it is refused', async () => {
    await expect(transitionIncident(world.as.agent, incident.id, { to: 'closed', comment: 'não' })).rejects.toThrow()
    await expect(transitionIncident(world.as.agent, incident.id, { to: 'resolved', resolutionCode: 'made_up', resolution: 'x', comment: 'não' })).rejects.toThrow(ValidationFailed)
    expect((await listComments(world.as.agent, 'incident', incident.id)).data).toEqual([])
  })

  it('lets one of two opposite moves win', async () => {
    const moves = await Promise.allSettled([
      transitionIncident(world.as.agent, incident.id, { to: 'cancelled', version: 1 }),
      transitionIncident(world.as.manager, incident.id, { to: 'in_progress', version: 1 }),
    ])
    expect(moves.map((move) => move.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is refused to requesters and foreigners', async () => {
    const before = await snapshot(incident.id)
    await expect(transitionIncident(world.as.requester, incident.id, { to: 'cancelled' })).rejects.toThrow(Forbidden)
    await expect(transitionIncident(other.as.admin, incident.id, { to: 'cancelled' })).rejects.toThrow(NotFound)
    expect(await snapshot(incident.id)).toBe(before)
  })

  it('in bulk keeps to the rules of each', async () => {
    await transitionIncident(world.as.agent, incident.id, { to: 'cancelled' })
    const second = await createIncident(world.as.agent, { title: 'Ainda nova' })
    const result = await bulkTransition(world.as.agent, { items: [{ id: incident.id }, { id: second.id }], to: 'in_progress' })
    expect(result.done.map((done) => done.number)).toEqual([second.number])
    expect(result.failed.map((failure) => failure.code)).toEqual(['illegal_transition'])
  })
})

describe('the bin', () => {
  it('hides, keeps and gives back', async () => {
    await expect(deleteIncident(world.as.agent, incident.id)).rejects.toThrow(Forbidden)
    await expect(deleteIncident(other.as.admin, incident.id)).rejects.toThrow(NotFound)
    await deleteIncident(world.as.manager, incident.id)
    await expect(getIncident(world.as.admin, incident.id)).rejects.toThrow(NotFound)
    const all = await listIncidents(world.as.admin, incidentListQuery.parse({ limit: 100 }))
    expect(all.data.map((row) => row.id)).not.toContain(incident.id)
    const back = await restoreIncident(world.as.manager, incident.id)
    expect(back).toMatchObject({ number: incident.number, title: incident.title })
    expect((await audit(world.tenant, incident.id)).map((entry) => entry.action)).toEqual(['incident.created', 'incident.deleted', 'incident.restored'])
  })
})
