import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { searchTickets } from '@/lib/incidents/search/search'
import { searchIncidents, suggestTickets } from '@/lib/incidents/search/suggest'
import type { Permission } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { commentProblem } from '@/lib/problems/comment'
import { createProblem } from '@/lib/problems/create'
import { deleteProblem } from '@/lib/problems/remove'
import { transitionProblem } from '@/lib/problems/transition'
import { createWorld, userId, type World } from '../incidents/world'

let world: World
let other: World
beforeAll(async () => {
  ;[world, other] = [await createWorld(), await createWorld()]
})

const found = async (ctx: Ctx, q: string) => (await searchTickets({ ...ctx, now: new Date() }, { q })).data.map(({ number }) => number).toSorted()

/** The same person without a permission. */
function without(ctx: Ctx, missing: Permission): Ctx {
  if (ctx.actor.kind !== 'user') throw new Error('not a user')
  return { ...ctx, now: new Date(), actor: { ...ctx.actor, permissions: new Set([...ctx.actor.permissions].filter((one) => one !== missing)) } }
}

describe('problems in the search over all tickets', () => {
  it('are found beside incidents, by their words, notes and numbers', async () => {
    const incident = await createIncident(world.as.requester, { title: 'Catraca travada na recepção' })
    const problem = await createProblem(world.as.agent, { title: 'Catracas travam após atualização' })
    await commentProblem(world.as.agent, problem.id, { body: 'Fabricante acionado: protocolo zirconita' })
    expect(await found(world.as.agent, 'catraca')).toEqual([incident.number, problem.number])
    expect(await found(world.as.agent, 'zirconita')).toEqual([problem.number])
    expect(await found(world.as.agent, problem.number)).toEqual([problem.number])
    expect(await found(world.as.agent, incident.number)).toEqual([incident.number])
    expect(await found(world.as.agent, '1')).toEqual([incident.number, problem.number])
    const [hit] = (await searchTickets({ ...world.as.agent }, { q: 'zirconita' })).data
    expect(hit).toMatchObject({ kind: 'problem', status: 'new', found: { in: 'note' } })
    expect(await suggestTickets({ ...world.as.agent }, 'catrac')).toHaveLength(2)
    expect((await searchIncidents({ ...world.as.agent }, 'catrac')).map(({ number }) => number)).toEqual([incident.number])
  })

  it('take the operators that mean something for them', async () => {
    const { id, number } = await createProblem(world.as.agent, { title: 'Exaustor parado', tags: ['predial'], assigneeId: userId(world.as.agent) })
    expect(await found(world.as.agent, 'exaustor assignee:me tag:predial status:open')).toEqual([number])
    await transitionProblem(world.as.agent, id, { to: 'assess' })
    expect(await found(world.as.agent, 'exaustor status:in_progress')).toEqual([number])
    expect(await found(world.as.agent, 'exaustor status:on_hold')).toEqual([])
    expect(await found(world.as.agent, 'exaustor channel:email')).toEqual([])
    expect(await found(world.as.agent, 'tag:predial')).toEqual([number])
  })

  it('are for those who may see them', async () => {
    const { id, number } = await createProblem(world.as.manager, { title: 'Fraude ornitorrinco', confidential: true })
    expect(await found(world.as.manager, 'ornitorrinco')).toEqual([number])
    expect(await found(world.as.agent, 'ornitorrinco')).toEqual([])
    expect(await found(without(world.as.manager, 'problem.read'), 'ornitorrinco')).toEqual([])
    expect(await found(world.as.requester, 'ornitorrinco')).toEqual([])
    expect(await suggestTickets({ ...world.as.requester }, number)).toEqual([])
    expect(await found(other.as.admin, 'ornitorrinco')).toEqual([])
    expect(await found(other.as.admin, number)).toEqual([])
    await deleteProblem(world.as.manager, id)
    expect(await found(world.as.manager, 'ornitorrinco')).toEqual([])
  })
})
