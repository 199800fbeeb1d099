import { beforeAll, describe, expect, it } from 'vitest'
import { archiveItem, restoreItem } from '@/lib/assets/archive'
import { createItem } from '@/lib/assets/create'
import { getItem, itemsOfTicket, listItems } from '@/lib/assets/queries'
import { setItems } from '@/lib/assets/set-items'
import { updateItem } from '@/lib/assets/update'
import { createIncident } from '@/lib/incidents/create'
import { listTimeline } from '@/lib/tickets/timeline'
import { createUser, ctxFor } from '@/tests/support/factories'
import { givenKnownError } from '@/tests/support/known-errors'
import { auditOf, makeWorld, type World } from '../people/world'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

describe('configuration items', () => {
  it('are added, renamed, archived and restored by managers', async () => {
    const manager = ctxFor(world.tenant, await createUser(world.tenant, { role: 'manager' }))
    const item = await createItem(manager, { name: 'ERP', kind: 'application' })
    expect(await updateItem(manager, item.id, { name: 'ERP Fiscal' }, 1)).toMatchObject({ name: 'ERP Fiscal', kind: 'application', version: 2 })
    await expect(updateItem(manager, item.id, { name: 'X' }, 1)).rejects.toMatchObject({ code: 'conflict' })
    await archiveItem(manager, item.id)
    await expect(archiveItem(manager, item.id)).rejects.toMatchObject({ reason: 'already_archived' })
    expect((await listItems(manager)).map(({ name }) => name)).not.toContain('ERP Fiscal')
    expect((await listItems(manager, { archived: true })).map(({ name }) => name)).toContain('ERP Fiscal')
    await restoreItem(manager, item.id)
    await expect(restoreItem(manager, item.id)).rejects.toMatchObject({ reason: 'not_archived' })
    expect((await getItem(world.asAgent, item.id)).archivedAt).toBeNull()
    expect(await auditOf(item.id)).toEqual(['created', 'updated', 'archived', 'restored'].map((did) => `configuration_item.${did}`))
  })

  it('have a name once, whatever its case', async () => {
    await createItem(world.asAdmin, { name: 'VPN' })
    const other = await createItem(world.asAdmin, { name: 'Proxy' })
    await expect(createItem(world.asAdmin, { name: 'vpn' })).rejects.toMatchObject({ issues: [{ path: 'name', code: 'taken' }] })
    await expect(updateItem(world.asAdmin, other.id, { name: 'Vpn' })).rejects.toMatchObject({ issues: [{ path: 'name', code: 'taken' }] })
  })

  it('are no business of agents to change, nor of requesters to see', async () => {
    await expect(createItem(world.asAgent, { name: 'Meu' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listItems(world.asRequester)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('of another organisation are not there', async () => {
    const item = await createItem(world.asAdmin, { name: 'Cofre' })
    for (const act of [getItem, archiveItem, restoreItem]) await expect(act(world.asStranger, item.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(updateItem(world.asStranger, item.id, { name: 'X' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await getItem(world.asAdmin, item.id)).toEqual(item)
  })
})

describe('the items of a ticket', () => {
  it('are set as a whole, with a line in the timeline', async () => {
    const [a, b] = [await createItem(world.asAdmin, { name: 'A' }), await createItem(world.asAdmin, { name: 'B' })]
    const incident = await createIncident(world.asAgent, { title: 'Fora do ar' })
    await setItems(world.asAgent, 'incident', incident.id, { itemIds: [a.id, b.id] })
    await setItems(world.asAgent, 'incident', incident.id, { itemIds: [b.id] })
    await setItems(world.asAgent, 'incident', incident.id, { itemIds: [b.id] })
    expect((await itemsOfTicket(world.asAgent, 'incident', incident.number)).map(({ name }) => name)).toEqual(['B'])
    const lines = (await listTimeline(world.asAgent, 'incident', incident.id)).data.filter(({ field }) => field === 'items')
    expect(lines.map((line) => [line.old, line.new])).toEqual([[[], ['A', 'B']], [['A', 'B'], ['B']]])
    await expect(setItems(world.asAgent, 'incident', incident.id, { itemIds: [] }, 1)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('may keep an archived one, and not take one', async () => {
    const item = await createItem(world.asAdmin, { name: 'Antigo' })
    const [kept, fresh] = [await createIncident(world.asAgent, { title: 'Primeiro' }), await createIncident(world.asAgent, { title: 'Segundo' })]
    await setItems(world.asAgent, 'incident', kept.id, { itemIds: [item.id] })
    await archiveItem(world.asAdmin, item.id)
    expect(await setItems(world.asAgent, 'incident', kept.id, { itemIds: [item.id] })).toHaveLength(1)
    await expect(setItems(world.asAgent, 'incident', fresh.id, { itemIds: [item.id] })).rejects.toMatchObject({ issues: [{ path: 'itemIds' }] })
  })

  it('of a problem are set alike; requesters set none', async () => {
    const item = await createItem(world.asAdmin, { name: 'Do problema' })
    const problemId = await givenKnownError(world.tenant, world.agent, { title: 'Cai' })
    expect(await setItems(world.asAgent, 'problem', problemId, { itemIds: [item.id] })).toMatchObject([{ name: 'Do problema' }])
    const own = await createIncident(world.asRequester, { title: 'Meu' })
    await expect(setItems(world.asRequester, 'incident', own.id, { itemIds: [item.id] })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
