import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPersonalKey } from '@/lib/people/api-keys/create-personal'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { getApiKey, listApiKeys, listOwnApiKeys } from '@/lib/people/api-keys/queries'
import { revokeApiKey } from '@/lib/people/api-keys/revoke'
import { apiKeyActor } from '@/lib/platform/auth/api-keys'
import { ownerSql } from '@/tests/support/database'
import { ctxFor } from '@/tests/support/factories'
import { auditOf, makeWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

describe('personal keys', () => {
  it('show their secret once and are stored as a hash', async () => {
    const { secret, ...key } = await createPersonalKey(world.asAgent, { name: 'Integração', scopes: ['incident.read'] })
    expect(secret).toMatch(/^farol_pat_[\w-]{43}$/)
    expect(secret.startsWith(key.prefix)).toBe(true)
    const [row] = await ownerSql<Record<string, unknown>>('select * from api_key where id = $1', [key.id])
    expect(row?.hash).toBe(createHash('sha256').update(secret).digest('hex'))
    expect(JSON.stringify(await ownerSql('select before, after from audit_entry where entity_id = $1', [key.id]))).not.toContain(secret)
    expect(await getApiKey(world.asAgent, key.id)).toEqual(key)
    const actor = await apiKeyActor(world.tenant, secret)
    expect(actor).toMatchObject({ kind: 'apiKey', userId: world.agent.id })
    expect([...(actor?.permissions ?? [])]).toEqual(['incident.read'])
    expect(await apiKeyActor(world.otherTenant, secret)).toBeNull()
  })

  it('give nothing their owner lacks, and do not begin expired', async () => {
    await expect(createPersonalKey(world.asAgent, { name: 'X', scopes: ['incident.delete'] })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createPersonalKey(world.asAgent, { name: 'X', expiresAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      issues: [{ path: 'expiresAt' }],
    })
    await expect(createPersonalKey(world.asRequester, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('made with a key stay within that key', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const { secret } = await createPersonalKey(world.asAgent, { name: 'Mãe', scopes: ['incident.read', 'apikey.personal'], expiresAt })
    const actor = await apiKeyActor(world.tenant, secret)
    if (!actor) throw new Error('The key does not work')
    const child = await createPersonalKey({ ...world.asAgent, actor }, { name: 'Filha' })
    expect(child).toMatchObject({ scopes: ['apikey.personal', 'incident.read'], expiresAt })
  })
})

describe('service keys', () => {
  it('act as an account of their own, which ends with them', async () => {
    const { secret, ...key } = await createServiceKey(world.asAdmin, { name: 'Zabbix', role: 'agent' })
    expect(secret).toMatch(/^farol_svc_[\w-]{43}$/)
    expect(key.user.name).toBe('Zabbix')
    expect(key.user.id).not.toBe(world.admin.id)
    expect((await listApiKeys(world.asAdmin)).map(({ id }) => id)).toContain(key.id)
    await revokeApiKey(world.asAdmin, key.id)
    expect(await apiKeyActor(world.tenant, secret)).toBeNull()
    expect(await ownerSql('select kind, status from app_user where id = $1', [key.user.id])).toEqual([{ kind: 'service', status: 'suspended' }])
    await expect(revokeApiKey(world.asAdmin, key.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await auditOf(key.id)).toEqual(['api_key.created', 'api_key.revoked'])
  })

  it('are made by those who may manage keys', async () => {
    await expect(createServiceKey(world.asAgent, { name: 'X', role: 'agent' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createServiceKey(world.asAdmin, { name: 'X', role: 'nobody' })).rejects.toMatchObject({ issues: [{ path: 'role' }] })
  })
})

describe('revoking', () => {
  it("reaches one's own keys, any with the permission, and none of another organisation", async () => {
    const { id } = await createPersonalKey(world.asAgent, { name: 'Minha' })
    const other = ctxFor(world.tenant, { ...world.requester, role: 'agent' })
    await expect(revokeApiKey(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeApiKey(world.asStranger, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(getApiKey(world.asStranger, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listOwnApiKeys(world.asAgent)).find((key) => key.id === id)?.revokedAt).toBeNull()
    await revokeApiKey(world.asAgent, id)
    expect((await listOwnApiKeys(world.asAgent)).map((key) => key.id)).not.toContain(id)
  })
})
