import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { listOpenDescendants } from '@/lib/incidents/family/queries'
import { resolveFamily } from '@/lib/incidents/family/resolve'
import { mergeIncident } from '@/lib/incidents/merge/merge'
import { getIncident } from '@/lib/incidents/queries'
import type { IncidentDto } from '@/lib/incidents/schema'
import { transitionIncident } from '@/lib/incidents/transition'
import { Conflict, Forbidden, NotFound } from '@/lib/platform/errors'
import { listComments } from '@/lib/tickets/comments'
import { listChildren } from '@/lib/tickets/family/queries'
import { DEEPEST } from '@/lib/tickets/family/rules'
import { removeParent, setParent } from '@/lib/tickets/family/set-parent'
import { listTimeline } from '@/lib/tickets/timeline'
import { audit, createWorld, snapshot, type World } from '../incidents/world'

let world: World
let other: World
let parent: IncidentDto
let child: IncidentDto
let grandchild: IncidentDto
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})
const open = (title: string) => createIncident(world.as.agent, { title })
const below = (one: IncidentDto, above: IncidentDto) => setParent(world.as.agent, 'incident', one.id, { parent: above.number })
beforeEach(async () => {
  ;[parent, child, grandchild] = [await open('Link caiu'), await open('Loja 1 sem rede'), await open('Caixa 3 parado')]
  await below(child, parent)
  await below(grandchild, child)
})

describe('setParent', () => {
  it('shows on both, moves, and is taken away', async () => {
    expect((await getIncident(world.as.agent, child.id)).parent).toEqual({ id: parent.id, number: parent.number })
    expect(await listChildren(world.as.agent, 'incident', parent.id)).toMatchObject([{ number: child.number, status: 'new' }])
    expect((await listTimeline({ ...world.as.agent }, 'incident', parent.id)).data.at(-1)).toMatchObject({ type: 'child_added', new: { number: child.number } })
    await below(grandchild, parent)
    expect(await listChildren({ ...world.as.agent }, 'incident', parent.id)).toHaveLength(2)
    await removeParent(world.as.agent, 'incident', grandchild.id)
    expect((await getIncident(world.as.agent, grandchild.id)).parent).toBeNull()
    expect((await audit(world.tenant, grandchild.id)).at(-1)).toMatchObject({ action: 'incident.updated', before: { parent: { number: parent.number } } })
  })

  it('twice is once', async () => {
    const before = await snapshot(child.id)
    await below(child, parent)
    expect(await snapshot(child.id)).toBe(before)
  })

  it('refuses circles, also those that two would make together', async () => {
    await expect(below(parent, grandchild)).rejects.toMatchObject({ issues: [{ path: 'parent', code: 'circle' }] })
    await expect(below(parent, parent)).rejects.toMatchObject({ issues: [{ code: 'self' }] })
    const [a, b] = [await open('Este'), await open('Aquele')]
    const results = await Promise.allSettled([below(a, b), below(b, a)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses trees that are too deep, and merged incidents', async () => {
    let last = grandchild
    for (let level = 3; level < DEEPEST; level++) {
      const next = await open(`Nível ${level}`)
      await below(next, last)
      last = next
    }
    await expect(below(await open('Fundo'), last)).rejects.toMatchObject({ issues: [{ code: 'too_deep' }] })
    const merged = await open('Repetido')
    await mergeIncident(world.as.agent, merged.id, { into: parent.id })
    await expect(below(merged, parent)).rejects.toMatchObject({ issues: [{ code: 'merged' }] })
  })

  it('is refused to requesters and strangers', async () => {
    const before = await snapshot(child.id)
    await expect(removeParent(world.as.requester, 'incident', child.id)).rejects.toThrow(Forbidden)
    await expect(removeParent(other.as.agent, 'incident', child.id)).rejects.toThrow(NotFound)
    const foreign = await createIncident(other.as.agent, { title: 'De outra' })
    await expect(setParent(world.as.agent, 'incident', child.id, { parent: foreign.id })).rejects.toMatchObject({ issues: [{ code: 'unknown_reference' }] })
    expect(await snapshot(child.id)).toBe(before)
  })
})

describe('resolveFamily', () => {
  const resolution = { resolutionCode: 'solved', resolution: 'Link de volta', comment: 'A rede voltou' }
  const statuses = () => Promise.all([parent, child, grandchild].map(async ({ id }) => (await getIncident(world.as.agent, id)).status))

  it('resolves all with one message each', async () => {
    const children = await listOpenDescendants(world.as.agent, parent.id)
    expect(children.map(({ number }) => number)).toEqual([child.number, grandchild.number])
    const picked = children.map(({ id, version }) => ({ id, version }))
    const { resolved } = await resolveFamily(world.as.agent, parent.number, { ...resolution, children: picked })
    expect(resolved.map(({ number }) => number)).toEqual([parent.number, child.number, grandchild.number])
    expect(await statuses()).toEqual(['resolved', 'resolved', 'resolved'])
    for (const { id } of [parent, child, grandchild]) {
      const { data } = await listComments(world.as.agent, 'incident', id)
      expect(data.map(({ body, visibility }) => [body, visibility])).toEqual([['A rede voltou', 'public']])
    }
    expect(await listOpenDescendants({ ...world.as.agent }, parent.id)).toEqual([])
  })

  it('resolves none when one stops it, and says which', async () => {
    await transitionIncident(world.as.agent, grandchild.id, { to: 'cancelled' })
    const children = [{ id: child.id }, { id: grandchild.id }]
    await expect(resolveFamily(world.as.agent, parent.id, { ...resolution, children })).rejects.toMatchObject({
      code: 'conflict',
      current: { number: grandchild.number, code: 'illegal_transition' },
    })
    expect(await statuses()).toEqual(['new', 'new', 'cancelled'])
  })

  it('twice at once, in another order, is done once and refused once', async () => {
    const attempts = [[child, grandchild], [grandchild, child]].map((children) =>
      resolveFamily(world.as.agent, parent.id, { ...resolution, children: children.map(({ id, version }) => ({ id, version })) }))
    const results = await Promise.allSettled([...attempts, resolveFamily(world.as.agent, child.id, { ...resolution, children: [{ id: grandchild.id }] })])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await listComments({ ...world.as.agent }, 'incident', grandchild.id)).data).toHaveLength(1)
  })

  it('takes only what stands below, as it was seen, from those who may', async () => {
    const stranger = await open('Outro')
    const attempt = (children: object[], ctx = world.as.agent) => resolveFamily(ctx, parent.id, { ...resolution, children })
    await expect(attempt([{ id: stranger.id }])).rejects.toMatchObject({ issues: [{ path: 'children.0.id', code: 'not_applicable' }] })
    await expect(attempt([{ id: child.id, version: 99 }])).rejects.toThrow(Conflict)
    await expect(attempt([{ id: child.id }], world.as.requester)).rejects.toThrow(Forbidden)
    await expect(attempt([{ id: child.id }], other.as.agent)).rejects.toThrow(NotFound)
    expect(await statuses()).toEqual(['new', 'new', 'new'])
  })
})
