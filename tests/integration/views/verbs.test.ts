import { beforeAll, describe, expect, it } from 'vitest'
import { countViews } from '@/lib/incidents/views/counts'
import { findGone } from '@/lib/incidents/views/gone'
import { incidentViews } from '@/lib/incidents/views/schema'
import { createTeam } from '@/lib/people/teams/create'
import { archiveTeam } from '@/lib/people/teams/archive'
import type { Ctx } from '@/lib/platform/context'
import { Conflict, Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { Refused } from '@/lib/platform/refused'
import { arrangeViews } from '@/lib/tickets/views/arrange'
import { createView } from '@/lib/tickets/views/create'
import { getView, listViews } from '@/lib/tickets/views/queries'
import { deleteView, restoreView } from '@/lib/tickets/views/remove'
import { updateView } from '@/lib/tickets/views/update'
import { VIEW_LIMITS } from '@/lib/tickets/views/vocabulary'
import { ownerSql } from '../../support/database'
import { createTenant, createTicket, createUser, ctxFor, type TestTenant } from '../../support/factories'

let tenant: TestTenant
let manager: Ctx, ana: Ctx, bia: Ctx, requester: Ctx, foreign: Ctx
let team: { id: string }
beforeAll(async () => {
  tenant = await createTenant()
  const person = async (role: 'admin' | 'manager' | 'agent' | 'requester') => ctxFor(tenant, await createUser(tenant, { role }))
  ;[manager, ana, bia, requester] = [await person('admin'), await person('agent'), await person('agent'), await person('requester')]
  team = await createTeam(manager, { name: 'Redes', memberIds: [idOf(ana)] })
  const other = await createTenant()
  foreign = ctxFor(other, await createUser(other, { role: 'admin' }))
})

const idOf = (ctx: Ctx | undefined) => (ctx?.actor.kind === 'user' ? ctx.actor.id : '')
const save = (ctx: Ctx, input: Record<string, unknown>) => createView(ctx, incidentViews, { name: 'Críticos', ...input })
const names = async (ctx: Ctx) => (await listViews(ctx)).map(({ name }) => name)
const audited = (id: string) =>
  ownerSql<{ action: string }>('select action from audit_entry where tenant_id = $1 and entity_id = $2 order by id', [tenant.id, id])

describe('who sees a view', () => {
  it('is its owner, the members of its team, or everybody who works tickets', async () => {
    const [own, teams, everybody] = [
      await save(ana, { name: 'Da Ana' }),
      await save(manager, { name: 'Da equipe', scope: 'team', teamId: team.id }),
      await save(manager, { name: 'De todos', scope: 'global' }),
    ]
    expect(await names(ana)).toEqual(['Da Ana', 'Da equipe', 'De todos'])
    expect(await names(bia)).toEqual(['De todos'])
    await expect(listViews(requester)).rejects.toBeInstanceOf(Forbidden)
    for (const id of [own.id, teams.id]) await expect(getView(bia, id)).rejects.toBeInstanceOf(NotFound)
    // What is personal stays so, even for who looks after what is shared.
    await expect(getView(manager, own.id)).rejects.toBeInstanceOf(NotFound)
    expect((await listViews(ana)).map(({ editable }) => editable)).toEqual([true, false, false])
    for (const { id } of [own, teams, everybody]) await expect(getView(foreign, id)).rejects.toBeInstanceOf(NotFound)
  })

  it('is decided by who may share', async () => {
    await expect(save(ana, { scope: 'global' })).rejects.toBeInstanceOf(Forbidden)
    await expect(save(manager, { scope: 'team' })).rejects.toBeInstanceOf(ValidationFailed)
    await expect(save(manager, { scope: 'team', teamId: idOf(ana) })).rejects.toBeInstanceOf(ValidationFailed)
    const own = await save(ana, {})
    await expect(updateView(ana, incidentViews, own.id, { scope: 'global' })).rejects.toBeInstanceOf(Forbidden)
    const shared = await save(manager, { scope: 'global' })
    await expect(updateView(ana, incidentViews, shared.id, { name: 'Minha' })).rejects.toBeInstanceOf(Forbidden)
    await expect(deleteView(ana, shared.id)).rejects.toBeInstanceOf(Forbidden)
    await deleteView(manager, shared.id)
    await deleteView(ana, own.id)
  })
})

describe('a view', () => {
  it('takes what the queue takes, and nothing else', async () => {
    const view = await save(ana, { queue: 'mine', filter: { priority: '1,2', from: '2026-01-31' }, sort: '-dueAt', columns: ['sla', 'team'] })
    expect(view).toMatchObject({ queue: 'mine', filter: { priority: '1,2', from: '2026-01-31' }, sort: '-dueAt', columns: ['sla', 'team'], version: 1 })
    for (const filter of [{ priority: '9' }, { status: 'asleep' }, { cursor: 'x' }, { limit: '5' }, { from: 'ontem' }, { __proto__x: '1' }]) {
      await expect(save(ana, { filter }), JSON.stringify(filter)).rejects.toBeInstanceOf(ValidationFailed)
    }
    await expect(save(ana, { queue: 'bin' })).rejects.toBeInstanceOf(ValidationFailed)
    await deleteView(ana, view.id)
  })

  it('is changed by one at a time', async () => {
    const view = await save(ana, {})
    const changed = await updateView(ana, incidentViews, view.id, { name: 'Urgentes', filter: { priority: '1' } }, 1)
    expect(changed).toMatchObject({ name: 'Urgentes', filter: { priority: '1' }, version: 2 })
    await expect(updateView(ana, incidentViews, view.id, { name: 'Outra' }, 1)).rejects.toBeInstanceOf(Conflict)
    await expect(updateView(foreign, incidentViews, view.id, { name: 'Ours' })).rejects.toBeInstanceOf(NotFound)
    await deleteView(ana, view.id)
    await expect(getView(ana, view.id)).rejects.toBeInstanceOf(NotFound)
    await expect(restoreView(bia, view.id)).rejects.toBeInstanceOf(NotFound)
    expect(await restoreView(ana, view.id)).toMatchObject({ name: 'Urgentes' })
    expect((await audited(view.id)).map(({ action }) => action)).toEqual(['view.created', 'view.updated', 'view.deleted', 'view.restored'])
    await deleteView(ana, view.id)
  })

  it('comes back only where its owner has room, and once', async () => {
    const cleo = ctxFor(tenant, await createUser(tenant, { role: 'agent' }))
    const gone = await save(cleo, { name: 'De antes' })
    await deleteView(cleo, gone.id)
    await ownerSql(
      `insert into saved_view (tenant_id, id, kind, name, scope, owner_id, queue, filter, sort, columns)
       select tenant_id, gen_random_uuid(), kind, 'Vista ' || n, scope, owner_id, queue, filter, sort, columns
       from saved_view, generate_series(1, $2::int) n where id = $1`,
      [gone.id, VIEW_LIMITS.perOwner - 1],
    )
    const settled = await Promise.allSettled([save(cleo, { name: 'A última' }), restoreView(cleo, gone.id)])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Refused) })
    const one = (await listViews(cleo)).find(({ name }) => name === 'Vista 1')
    const twice = await Promise.allSettled([deleteView(cleo, one?.id ?? ''), deleteView(cleo, one?.id ?? '')])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await audited(one?.id ?? '')).toEqual([{ action: 'view.deleted' }])
  })

  it('has a place in the navigation of each person', async () => {
    const [one, two] = [await save(manager, { name: 'A primeira', scope: 'global' }), await save(manager, { name: 'B segunda', scope: 'global' })]
    const order = await arrangeViews(bia, { ids: [two.id, one.id], defaultId: one.id })
    expect(order.slice(0, 2)).toMatchObject([{ id: two.id, isDefault: false }, { id: one.id, isDefault: true }])
    expect((await names(manager)).indexOf('A primeira')).toBeLessThan((await names(manager)).indexOf('B segunda'))
    await expect(arrangeViews(bia, { ids: [two.id, two.id], defaultId: null })).rejects.toBeInstanceOf(ValidationFailed)
    await expect(arrangeViews(foreign, { ids: [two.id], defaultId: null })).rejects.toBeInstanceOf(ValidationFailed)
    const own = await save(ana, {})
    await expect(arrangeViews(bia, { ids: [], defaultId: own.id })).rejects.toBeInstanceOf(ValidationFailed)
    await Promise.all([deleteView(manager, one.id), deleteView(manager, two.id), deleteView(ana, own.id)])
  })

  it('says what of it has gone', async () => {
    const old = await createTeam(manager, { name: 'Antiga' })
    const view = await save(ana, { filter: { team: `${old.id},${team.id}`, assignee: 'me' } })
    expect(await findGone(ana, view)).toBeNull()
    await archiveTeam(manager, old.id)
    expect(await findGone(ana, view)).toEqual({ names: ['Antiga'], unknown: 0 })
    expect(await findGone(ana, { filter: { team: foreign.tenant.id, status: 'gone' } })).toEqual({ names: [], unknown: 2 })
    await deleteView(ana, view.id)
  })
})

describe('live counts', () => {
  it('are those of what the reader sees, in each view', async () => {
    const [open, mine, teams, hidden] = [
      await save(ana, { name: '1', queue: 'open' }),
      await save(ana, { name: '2', queue: 'mine', filter: { priority: '1' } }),
      await save(ana, { name: '3', queue: 'teams' }),
      await save(ana, { name: '4', filter: { status: 'closed', createdAfter: '2020-01-01T00:00:00Z' } }),
    ]
    const of = { id: idOf(requester) }
    await createTicket(tenant, of, { assignee_id: idOf(ana), priority: 1 })
    await createTicket(tenant, of, { team_id: team.id })
    await createTicket(tenant, of, { confidential: true })
    expect(await countViews(ana)).toMatchObject({ [open.id]: 2, [mine.id]: 1, [teams.id]: 1, [hidden.id]: 0 })
    expect(await countViews(foreign)).toEqual({})
    await expect(countViews(requester)).rejects.toBeInstanceOf(Forbidden)
  })

  it('go on beside a view of everybody that is not understood', async () => {
    await expect(save(manager, { filter: { to: '9999-12-31' } })).rejects.toBeInstanceOf(ValidationFailed)
    const [good, bad] = [await save(manager, { name: 'Boa', scope: 'global' }), await save(manager, { name: 'Ruim', scope: 'global' })]
    for (const filter of [{ to: '9999-12-31' }, { from: '2026-02-31' }, { createdAfter: 'x' }, { gone: '1' }]) {
      await ownerSql('update saved_view set filter = $2 where id = $1', [bad.id, JSON.stringify(filter)])
      const counts = await countViews(ana)
      expect(counts[bad.id]).toBeNull()
      expect(counts[good.id]).toEqual(expect.any(Number))
    }
    await Promise.all([deleteView(manager, good.id), deleteView(manager, bad.id)])
  })
})
