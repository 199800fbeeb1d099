import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { getIncident } from '@/lib/incidents/queries'
import { newId } from '@/lib/platform/ids'
import { archiveCalendar } from '@/lib/sla/calendars/archive'
import { createCalendar } from '@/lib/sla/calendars/create'
import { archivePolicy } from '@/lib/sla/policies/archive'
import { createPolicy } from '@/lib/sla/policies/create'
import { countOutdated, getPolicy, listPolicies, listPolicyVersions } from '@/lib/sla/policies/queries'
import { reorderPolicies } from '@/lib/sla/policies/reorder'
import { updatePolicy } from '@/lib/sla/policies/update'
import { createCategory } from '@/lib/tickets/categories/create'
import type { Ctx } from '@/lib/platform/context'
import { audit, createWorld, events, userId, type World } from '../incidents/world'

let world: World
let ctx: Ctx
let calendarId: string
beforeAll(async () => {
  world = await createWorld()
  ctx = world.as.admin
  calendarId = (await listPolicies(ctx))[0]?.calendarId ?? ''
})

const targets = (minutes: number) => ({ 3: { resolution: minutes * 60 } })
const draft = (name: string, more: object = {}) => ({ name, calendarId, targets: targets(60), ...more })
const names = async () => (await listPolicies(ctx)).map(({ name }) => name)
const issues = (error: { issues: { path: string; code: string }[] }) =>
  error.issues.map(({ path, code }) => `${path} ${code}`)

describe('a new organisation', () => {
  it('has a policy for all tickets, with what PRODUCT promises', async () => {
    const [standard, ...more] = await listPolicies(ctx)
    expect(more).toEqual([])
    expect(standard).toMatchObject({
      name: 'Padrão',
      position: 1,
      version: 1,
      conditions: {},
      targets: { 1: { firstResponse: 900, resolution: 14_400 }, 5: { firstResponse: 57_600, resolution: 288_000 } },
      warnPercent: 75,
      pauseOn: ['awaiting_requester', 'awaiting_vendor'],
    })
    expect(standard?.targets[1]?.calendarId).not.toBe(standard?.calendarId)
  })
})

describe('a policy', () => {
  it('is added before the catch-all, judges from now on, and leaves open tickets alone', async () => {
    const category = await createCategory(ctx, { name: 'Diretoria' })
    const open = () =>
      createIncident(world.as.agent, {
        title: 'Sem rede',
        requesterId: userId(world.as.requester),
        categoryId: category.id,
      })
    const before = await open()
    const created = await createPolicy(ctx, draft('Diretoria', { conditions: { categoryIds: [category.id] } }))
    expect(created).toMatchObject({ position: 1, version: 1, escalations: [] })
    expect(await names()).toEqual(['Diretoria', 'Padrão'])
    expect((await open()).sla.resolution?.policy).toEqual({ id: created.id, name: 'Diretoria', version: 1 })
    expect((await getIncident(ctx, before.id)).sla.resolution?.policy.name).toBe('Padrão')
    expect(await audit(world.tenant, created.id)).toMatchObject([
      { action: 'sla_policy.created', after: { name: 'Diretoria' } },
    ])
    expect(await events(world.tenant)).toContainEqual({
      type: 'sla_policy.created',
      payload: expect.objectContaining({ id: created.id, version: 1 }) as unknown,
    })
  })

  it('makes a version of each change, and none of nothing', async () => {
    const { id } = await createPolicy(ctx, draft('Rede'))
    const renamed = await updatePolicy(ctx, id, { name: 'Rede e telefonia' }, 1)
    expect(renamed).toMatchObject({ version: 2, name: 'Rede e telefonia', moveId: null })
    const changed = await updatePolicy(ctx, id, { targets: targets(30), warnPercent: 50 })
    expect(changed).toMatchObject({ version: 3, targets: targets(30), warnPercent: 50, name: 'Rede e telefonia' })
    expect(await updatePolicy(ctx, id, { targets: targets(30) }, 3)).toMatchObject({ version: 3 })
    const versions = await listPolicyVersions(ctx, id)
    expect(versions.map(({ version, name, targets }) => [version, name, targets[3]?.resolution])).toEqual([
      [3, 'Rede e telefonia', 1800],
      [2, 'Rede e telefonia', 3600],
      [1, 'Rede', 3600],
    ])
    expect(versions[0]?.createdBy).toMatchObject({ id: userId(ctx) })
    await expect(updatePolicy(ctx, id, { name: 'X' }, 2)).rejects.toMatchObject({
      code: 'conflict',
      current: { version: 3 },
    })
  })

  it('keeps its version with the open tickets that it judges, and counts them', async () => {
    const category = await createCategory(ctx, { name: newId() })
    const { id } = await createPolicy(ctx, draft('Filial', { conditions: { categoryIds: [category.id] } }))
    const ticket = await createIncident(world.as.agent, {
      title: 'Sem rede',
      requesterId: userId(world.as.requester),
      categoryId: category.id,
    })
    await updatePolicy(ctx, id, { targets: targets(1) })
    expect((await getIncident(ctx, ticket.id)).sla.resolution).toMatchObject({
      targetSeconds: 3600,
      policy: { version: 1 },
    })
    expect((await countOutdated(ctx)).get(id)).toBe(1)
  })

  it('is refused where it cannot be used', async () => {
    const refusal = (more: object) => createPolicy(ctx, draft(newId(), more)).catch(issues)
    expect(await refusal({ calendarId: newId() })).toEqual(['calendarId unknown_reference'])
    expect(await refusal({ targets: {} })).toEqual(['targets no_target'])
    expect(await refusal({ targets: { 3: { resolution: 0 } } })).toEqual(['targets.3.resolution too_small'])
    expect(await refusal({ conditions: { categoryIds: [newId()] } })).toEqual([
      'conditions.categoryIds.0 unknown_reference',
    ])
    expect(await refusal({ escalations: [{ on: 'breach', assigneeId: userId(world.as.requester) }] })).toEqual([
      'escalations.0.assigneeId unknown_reference',
    ])
    expect(
      await refusal({ escalations: [{ on: 'breach', assigneeId: userId(world.as.agent) }, { on: 'breach' }] }),
    ).toEqual(['escalations.1 no_effect'])
    const rare = await createCalendar(ctx, { name: 'Raro', timezone: 'UTC', week: { mon: [['08:00', '08:01']] } })
    const promised = { 2: { firstResponse: 60, resolution: 3000 * 60 }, 3: { resolution: 3000 * 60, calendarId } }
    expect(await refusal({ calendarId: rare.id, targets: promised })).toEqual(['targets.2.resolution out_of_reach'])
    const reached = await createPolicy(ctx, draft('Rara', { calendarId: rare.id, targets: { 2: { firstResponse: 60 } } }))
    expect(await updatePolicy(ctx, reached.id, { targets: promised }).catch(issues)).toEqual(['targets.2.resolution out_of_reach'])
    await archivePolicy(ctx, reached.id)
    expect(await refusal({ name: ' padrão ' })).toEqual(['name taken'])
    expect(await refusal({ colour: 'red' })).toEqual(['colour unrecognized'])
    await expect(createPolicy(world.as.manager, draft('X'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createPolicy(world.as.agent, draft('X'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('counts by no calendar that is archived meanwhile', async () => {
    const own = await createCalendar(ctx, { name: 'Só aqui', timezone: 'UTC', week: { mon: [['08:00', '12:00']] } })
    const [made, gone] = await Promise.allSettled([
      createPolicy(ctx, draft('Corrida', { calendarId: own.id })),
      archiveCalendar(ctx, own.id),
    ])
    expect([made.status, gone.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('is archived: it judges no more, and its name is free', async () => {
    const { id } = await createPolicy(ctx, draft('Antiga'))
    await archivePolicy(ctx, id)
    expect(await names()).not.toContain('Antiga')
    expect((await listPolicies(ctx, { archived: true })).at(-1)).toMatchObject({ name: 'Antiga' })
    expect((await listPolicies(ctx)).map(({ position }) => position)).toEqual(
      (await listPolicies(ctx)).map((_, index) => index + 1),
    )
    await expect(archivePolicy(ctx, id)).rejects.toMatchObject({ reason: 'already_archived' })
    await expect(updatePolicy(ctx, id, { name: 'Nova' })).rejects.toMatchObject({ reason: 'already_archived' })
    expect((await getPolicy(ctx, id)).archivedAt).not.toBeNull()
    await createPolicy(ctx, draft('Antiga'))
  })

  it('is one of at most fifty', async () => {
    const crowded = await createWorld()
    const [standard] = await listPolicies(crowded.as.admin)
    const add = (name: string) =>
      createPolicy(crowded.as.admin, { name, calendarId: standard?.calendarId, targets: targets(1) })
    for (let count = 2; count <= 50; count++) await add(`Política ${count}`)
    await expect(add('Mais uma')).rejects.toMatchObject({ reason: 'too_many_policies' })
  })
})

describe('the order', () => {
  it('is set as a whole, and judges by it', async () => {
    const own = await createWorld()
    const admin = own.as.admin
    const [standard] = await listPolicies(admin)
    const added = await createPolicy(admin, { name: 'Depois', calendarId: standard?.calendarId, targets: targets(1) })
    expect(added.position).toBe(2)
    const ids = [added.id, standard?.id ?? '']
    expect((await reorderPolicies(admin, { ids })).map(({ name, position }) => [name, position])).toEqual([
      ['Depois', 1],
      ['Padrão', 2],
    ])
    const ticket = await createIncident(own.as.agent, { title: 'Sem rede', requesterId: userId(own.as.requester) })
    expect(ticket.sla.resolution?.policy.name).toBe('Depois')
    await expect(reorderPolicies(admin, { ids: [added.id] })).rejects.toMatchObject({ code: 'conflict' })
    expect(await reorderPolicies(admin, { ids: [...ids, newId()] }).catch(issues)).toEqual(['ids.2 unknown_reference'])
    expect(await reorderPolicies(admin, { ids: [added.id, added.id] }).catch(issues)).toEqual(['ids.1 duplicate'])
    await expect(reorderPolicies(own.as.manager, { ids })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await audit(own.tenant, added.id)).toMatchObject([
      { action: 'sla_policy.created' },
      { action: 'sla_policy.reordered' },
    ])
  })
})
