import { describe, expect, it } from 'vitest'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import { newId } from '@/lib/platform/ids'
import { createTenant } from '@/tests/support/factories'
import { ownerSql } from '@/tests/support/owner'
import { soon } from './world'

const addDomain = (tenantId: string, host: string, verifiedAt: Date | null) =>
  ownerSql('insert into tenant_domain (tenant_id, id, host, verified_at) values ($1, $2, $3, $4)', [
    tenantId,
    newId(),
    host,
    verifiedAt,
  ])

describe('resolveTenant', () => {
  it('finds a tenant by its slug, with settings filled up', async () => {
    const { roles: _, ...tenant } = await createTenant({ name: 'Clínica São João' })
    expect(await resolveTenant(tenant.slug)).toEqual(tenant)
  })

  it('finds it by a domain, once that is verified', async () => {
    const tenant = await createTenant()
    const host = `ajuda.${tenant.slug}.example`
    await addDomain(tenant.id, host, null)
    expect(await resolveTenant(host)).toBeNull()
    await ownerSql('update tenant_domain set verified_at = now() where host = $1', [host])
    expect((await soon(() => resolveTenant(host), (found) => found !== null))?.id).toBe(tenant.id)
    await ownerSql('delete from tenant_domain where host = $1', [host])
    expect(await soon(() => resolveTenant(host), (found) => found === null)).toBeNull()
  })

  it('keeps slugs and domains apart', async () => {
    const tenant = await createTenant()
    await addDomain(tenant.id, `${tenant.slug}.example`, new Date())
    const other = await createTenant({ slug: `${tenant.slug}x` })
    expect((await resolveTenant(`${tenant.slug}.example`))?.id).toBe(tenant.id)
    expect((await resolveTenant(other.slug))?.id).toBe(other.id)
  })

  it('hears of a suspension and of new settings at once', async () => {
    const tenant = await createTenant()
    expect((await resolveTenant(tenant.slug))?.status).toBe('active')
    await ownerSql(`update tenant set status = 'suspended', settings = '{"reopenDays": 9}' where id = $1`, [tenant.id])
    const found = await soon(() => resolveTenant(tenant.slug), (now) => now?.status === 'suspended')
    expect(found).toMatchObject({ status: 'suspended', settings: { reopenDays: 9 } })
  })

  it('finds a tenant made after its host was asked for in vain', async () => {
    const slug = `late-${newId().slice(-8)}`
    expect(await resolveTenant(slug)).toBeNull()
    await createTenant({ slug })
    expect((await soon(() => resolveTenant(slug), (found) => found !== null))?.slug).toBe(slug)
  })

  it('goes on hearing after its connection was killed', async () => {
    const tenant = await createTenant()
    await resolveTenant(tenant.slug)
    const killed = await soon(
      () => ownerSql(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'farol-listen' and datname = current_database()`),
      (rows) => rows.length > 0,
    )
    expect(killed.length).toBeGreaterThan(0)
    await ownerSql(`update tenant set name = 'Meanwhile' where id = $1`, [tenant.id])
    const name = async () => (await resolveTenant(tenant.slug))?.name
    expect(await soon(name, (now) => now === 'Meanwhile')).toBe('Meanwhile')
    await new Promise((resolve) => setTimeout(resolve, 600))
    await resolveTenant(tenant.slug)
    await ownerSql(`update tenant set name = 'Afterwards' where id = $1`, [tenant.id])
    expect(await soon(name, (now) => now === 'Afterwards')).toBe('Afterwards')
  })
})
