import { beforeAll, describe, expect, it } from 'vitest'
import { archiveCategory, restoreCategory } from '@/lib/tickets/categories/archive'
import { createCategory } from '@/lib/tickets/categories/create'
import { getCategory, listCategories } from '@/lib/tickets/categories/queries'
import { updateCategory } from '@/lib/tickets/categories/update'
import { addResolutionCode } from '@/lib/tickets/resolution-codes/add'
import { archiveResolutionCode, restoreResolutionCode } from '@/lib/tickets/resolution-codes/archive'
import { listResolutionCodes } from '@/lib/tickets/resolution-codes/queries'
import type { Ctx } from '@/lib/platform/context'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { auditOf, makeWorld, type World } from '../people/world'
import { fillCategories } from './fill'

let world: World
let ctx: Ctx

beforeAll(async () => {
  world = await makeWorld()
  ctx = world.asAdmin
})

describe('the tree of categories', () => {
  it('grows, is renamed and moved', async () => {
    const network = await createCategory(ctx, { name: 'Rede' })
    const wifi = await createCategory(ctx, { name: 'Wi-Fi', parentId: network.id })
    const guests = await createCategory(ctx, { name: 'Visitantes', parentId: wifi.id })
    expect(guests.path).toEqual(['Rede', 'Wi-Fi', 'Visitantes'])
    const moved = await updateCategory(ctx, guests.id, { name: 'Rede de visitantes', parentId: network.id }, 1)
    expect(moved).toMatchObject({ path: ['Rede', 'Rede de visitantes'], version: 2 })
    await expect(updateCategory(ctx, guests.id, { name: 'X' }, 1)).rejects.toMatchObject({ code: 'conflict' })
    expect(await auditOf(guests.id)).toEqual(['category.created', 'category.updated'])
    const names = (await listCategories(world.asRequester)).map(({ path }) => path.join(' > '))
    expect(names).toEqual(['Rede', 'Rede > Rede de visitantes', 'Rede > Wi-Fi'])
  })

  it('has no cycle, even when two moves at the same time would make one', async () => {
    const a = await createCategory(ctx, { name: 'A' })
    const b = await createCategory(ctx, { name: 'B' })
    await expect(updateCategory(ctx, a.id, { parentId: a.id })).rejects.toMatchObject({ issues: [{ code: 'cycle' }] })
    const results = await Promise.allSettled([
      updateCategory(ctx, a.id, { parentId: b.id }),
      updateCategory(ctx, b.id, { parentId: a.id }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('has one name once below a parent, and five levels', async () => {
    let parentId: string | null = null
    for (let level = 1; level <= 5; level++) parentId = (await createCategory(ctx, { name: `Nível ${level}`, parentId })).id
    await expect(createCategory(ctx, { name: 'Fundo', parentId })).rejects.toMatchObject({ issues: [{ code: 'too_deep' }] })
    await expect(createCategory(ctx, { name: 'nível 1' })).rejects.toMatchObject({ issues: [{ path: 'name', code: 'taken' }] })
  })

  it('archives with everything below, and restores from the top', async () => {
    const top = await createCategory(ctx, { name: 'Antiga' })
    const below = await createCategory(ctx, { name: 'Mais antiga', parentId: top.id })
    await archiveCategory(ctx, top.id)
    expect((await getCategory(ctx, below.id)).archivedAt).not.toBeNull()
    await expect(restoreCategory(ctx, below.id)).rejects.toMatchObject({ reason: 'parent_archived' })
    await expect(createCategory(ctx, { name: 'Nova', parentId: top.id })).rejects.toMatchObject({ issues: [{ path: 'parentId' }] })
    await restoreCategory(ctx, top.id)
    await restoreCategory(ctx, below.id)
    expect(await auditOf(top.id)).toEqual(['category.created', 'category.archived', 'category.restored'])
  })

  it('has room for many, and no more', async () => {
    const tenant = await createTenant()
    const admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
    await fillCategories(tenant.id, 1)
    const last = await createCategory(admin, { name: 'Última' })
    await expect(createCategory(admin, { name: 'Mais uma' })).rejects.toMatchObject({ reason: 'too_many_categories' })
    expect(await updateCategory(admin, last.id, { name: 'Renomeada' })).toMatchObject({ path: ['Renomeada'], version: 2 })
  })

  it('is managed by those who may, within their organisation', async () => {
    const category = await createCategory(ctx, { name: 'Nossa' })
    await expect(createCategory(world.asAgent, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateCategory(world.asStranger, category.id, { name: 'X' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(archiveCategory(world.asStranger, category.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(createCategory(world.asStranger, { name: 'X', parentId: category.id })).rejects.toMatchObject({ code: 'validation_failed' })
    expect(await getCategory(ctx, category.id)).toMatchObject({ name: 'Nossa', archivedAt: null, version: 1 })
  })
})

describe('resolution codes', () => {
  it('are added, archived and restored', async () => {
    const code = await addResolutionCode(ctx, { label: 'Troca de peça' })
    expect(code).toMatchObject({ key: 'troca_de_peca', label: 'Troca de peça' })
    await expect(addResolutionCode(ctx, { label: 'troca de Peça' })).rejects.toMatchObject({ issues: [{ path: 'label', code: 'taken' }] })
    await archiveResolutionCode(ctx, code.key)
    expect((await listResolutionCodes(world.asAgent)).map(({ key }) => key)).not.toContain(code.key)
    await expect(archiveResolutionCode(ctx, code.key)).rejects.toMatchObject({ code: 'conflict' })
    await restoreResolutionCode(ctx, code.key)
    expect((await listResolutionCodes(world.asAgent)).at(-1)?.key).toBe(code.key)
    await expect(archiveResolutionCode(world.asStranger, code.key)).rejects.toMatchObject({ code: 'not_found' })
    await expect(addResolutionCode(world.asAgent, { label: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(world.tenant.id)).toEqual(['resolution_code.added', 'resolution_code.archived', 'resolution_code.restored'])
  })

  it('never run out, even when the last two are archived at the same time', async () => {
    const tenant = await createTenant()
    const admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
    const [first, second, ...rest] = (await listResolutionCodes(admin)).map(({ key }) => key)
    for (const key of rest) await archiveResolutionCode(admin, key)
    await Promise.allSettled([archiveResolutionCode(admin, first ?? ''), archiveResolutionCode(admin, second ?? '')])
    expect(await listResolutionCodes(admin)).toHaveLength(1)
  })
})
