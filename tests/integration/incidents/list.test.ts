import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { listIncidentRows, listIncidents, openCounts } from '@/lib/incidents/queries'
import { incidentListQuery, INCIDENT_SORTS, type IncidentDto } from '@/lib/incidents/schema'
import { transitionIncident } from '@/lib/incidents/transition'
import { assignIncident } from '@/lib/incidents/assign'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { ownerSql } from '../../support/database'
import { at, createWorld, userId, type World } from './world'

let world: World
const made: IncidentDto[] = []
const category = { parent: newId(), child: newId() }
const list = (ctx: Ctx, query: Record<string, string> = {}) => listIncidents(ctx, parse(incidentListQuery, query))
const titles = async (query: Record<string, string>, ctx = world.as.agent) => (await list(ctx, query)).data.map((row) => row.title).sort()

beforeAll(async () => {
  world = await createWorld()
  const other = await createWorld()
  await createIncident(other.as.agent, { title: 'Da outra casa' })
  await ownerSql('insert into category (tenant_id, id, parent_id, name) values ($1, $2, null, $4), ($1, $3, $2, $5)', [
    world.tenant.id, category.parent, category.child, 'Rede', 'VPN',
  ])
  const specs = [
    { title: 'a', impact: 'high', urgency: 'high', tags: ['vpn'], categoryId: category.child },
    { title: 'b', categoryId: category.parent, channel: 'email' },
    { title: 'c', urgency: 'low' },
    { title: 'd', requesterId: userId(world.as.requester) },
    { title: 'e' },
    // Two of the same instant: the id must part them.
    { title: 'f' },
  ]
  const start = Date.parse('2026-02-01T10:00:00Z')
  for (const [n, spec] of specs.entries()) {
    const ctx = at(world.as.agent, new Date(start + Math.min(n, 4) * 60_000))
    made.push(await createIncident(ctx, { ...spec, title: `Caso ${spec.title}` }))
  }
  const [a, b] = made
  await assignIncident(world.as.agent, a?.id ?? '', { assigneeId: userId(world.as.agent) })
  await transitionIncident(world.as.agent, b?.id ?? '', { to: 'on_hold', holdReason: 'awaiting_vendor' })
})

describe('listIncidents', () => {
  it.each(INCIDENT_SORTS.flatMap((sort) => [sort, `-${sort}`]))('sorted by %s pages without a gap or a repeat', async (sort) => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await list(world.as.agent, { sort, limit: '2', ...(cursor ? { cursor } : {}) })
      expect(page.page.hasMore).toBe(page.page.nextCursor !== null)
      seen.push(...page.data.map((row) => row.id))
      cursor = page.page.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(made.length)
    expect(new Set(seen)).toEqual(new Set(made.map((row) => row.id)))
    const whole = (await list(world.as.agent, { sort, limit: '100' })).data.map((row) => row.id)
    expect(seen).toEqual(whole)
  })

  it.each([
    [{ status: 'on_hold' }, ['Caso b']],
    [{ status: 'new,on_hold', priority: '1' }, ['Caso a']],
    [{ holdReason: 'awaiting_vendor' }, ['Caso b']],
    [{ assignee: 'me' }, ['Caso a']],
    [{ assignee: 'none', tag: 'vpn' }, []],
    [{ tag: 'VPN' }, ['Caso a']],
    [{ channel: 'email' }, ['Caso b']],
    [{ category: category.parent }, ['Caso a', 'Caso b']],
    [{ category: category.child }, ['Caso a']],
    [{ createdAfter: '2026-02-01T10:03:30Z' }, ['Caso e', 'Caso f']],
    [{ createdBefore: '2026-02-01T07:00:30-03:00' }, ['Caso a']],
    [{ team: 'none', priority: '4' }, ['Caso c']],
    [{ externalRef: 'nothing' }, []],
  ])('filtered by %j', async (query, expected) => {
    expect(await titles(query)).toEqual(expected)
  })

  it('counts when asked', async () => {
    const page = await list(world.as.agent, { count: 'true', limit: '1', category: category.parent })
    expect(page.page).toMatchObject({ total: 2, hasMore: true })
  })

  it('shows a requester their own and nothing else', async () => {
    expect(await titles({}, world.as.requester)).toEqual(['Caso d'])
    expect((await list(world.as.requester, { count: 'true' })).page.total).toBe(1)
  })

  it('gives rows for the queue without the texts', async () => {
    const { data } = await listIncidentRows(world.as.agent, parse(incidentListQuery, { limit: '1' }))
    expect(data[0]).not.toHaveProperty('description')
    expect(data[0]).toMatchObject({ number: expect.stringMatching(/^INC-/), requester: { name: expect.any(String) } })
  })

  it.each<Record<string, string>>([{ limit: '0' }, { limit: '101' }, { sort: 'title' }, { status: 'open' }, { color: 'red' }, { cursor: 'x' }, { assignee: 'somebody' }])(
    'refuses %j',
    async (query) => {
      await expect((async () => list(world.as.agent, query))()).rejects.toThrow(ValidationFailed)
    },
  )
})

describe('openCounts', () => {
  it('counts what is open, once each', async () => {
    expect(await openCounts(world.as.agent)).toEqual({ open: 6, mine: 1, unassigned: 5, onHold: 1, critical: 1 })
    await expect(openCounts(world.as.requester)).rejects.toThrow(Forbidden)
  })
})
