import { expect, it, vi } from 'vitest'
import { unchanged } from '@/lib/knowledge/public/cache'
import { publicSite } from '@/lib/knowledge/public/site'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import { updateTenant } from '@/lib/tenants/update'
import { ownerSql } from '@/tests/support/database'
import { makeWorld } from '../people/world'

it('shows another name and colour at the very next call', async () => {
  const { asAdmin, tenant } = await makeWorld()
  for (const brandColour of ['#0f766e', '#7c2d12', '#1e3a8a']) {
    await resolveTenant(tenant.slug)
    await updateTenant(asAdmin, { name: `Padaria ${brandColour}`, brandColour })
    expect(await resolveTenant(tenant.slug)).toMatchObject({ name: `Padaria ${brandColour}`, settings: { brandColour } })
  }
})

it('keeps no page of the knowledge base that was made while the organisation changed', async () => {
  const { asAdmin, tenant } = await makeWorld()
  const names: string[] = []
  await unchanged(tenant.id, async () => {
    names.push((await resolveTenant(tenant.slug))?.name ?? '')
    if (names.length === 1) await updateTenant(asAdmin, { name: 'Outro Nome' })
  })
  expect(names).toEqual([tenant.name, 'Outro Nome'])
})

it('keeps what it has of the knowledge base when the change is refused', async () => {
  const { asAgent, tenant } = await makeWorld()
  let loads = 0
  await unchanged(tenant.id, async () => {
    loads++
    await expect(updateTenant(asAgent, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
  })
  expect(loads).toBe(1)
})

it('leaves what is kept of other organisations alone', async () => {
  const { asAdmin, otherTenant } = await makeWorld()
  let loads = 0
  await unchanged(otherTenant.id, async () => {
    loads++
    await updateTenant(asAdmin, { name: 'Outro Nome' })
  })
  expect(loads).toBe(1)
})

it('serves no knowledge base of an organisation that its operator suspended, and serves it again afterwards', async () => {
  const { tenant } = await makeWorld()
  const host = `${tenant.slug}.localhost`
  const suspend = (status: string) => ownerSql('update tenant set status = $2 where id = $1', [tenant.id, status])
  expect(await publicSite(host)).not.toBeNull()
  await suspend('suspended')
  await vi.waitFor(async () => expect(await publicSite(host)).toBeNull())
  await suspend('active')
  await vi.waitFor(async () => expect(await publicSite(host)).not.toBeNull())
})
