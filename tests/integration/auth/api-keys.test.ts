import { beforeEach, describe, expect, it } from 'vitest'
import { apiKeyActor } from '@/lib/platform/auth/api-keys'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/owner'
import { createHouse, later, soon } from './world'

let house: Awaited<ReturnType<typeof createHouse>>
beforeEach(async () => {
  house = await createHouse()
})

async function createKey({ scopes = [] as string[], expiresAt = null as Date | null } = {}): Promise<string> {
  const secret = `farol_pat_${newSecret()}`
  await ownerSql(
    `insert into api_key (tenant_id, id, kind, name, user_id, created_by_id, prefix, hash, scopes, expires_at)
     values ($1, $2, 'personal', 'Key', $3, $3, $4, $5, $6, $7)`,
    [house.tenant.id, newId(), house.agent.id, secret.slice(0, 16), hashSecret(secret), scopes, expiresAt],
  )
  return secret
}

const who = (key: string, now?: Date) => apiKeyActor(house.tenant, key, now)
const isNull = (value: unknown) => value === null

describe('apiKeyActor', () => {
  it('acts as its user, with all of their permissions when it has no scopes', async () => {
    const actor = await who(await createKey())
    expect(actor).toMatchObject({ kind: 'apiKey', userId: house.agent.id, role: 'agent' })
    expect(actor?.permissions.has('incident.update')).toBe(true)
  })

  it('is narrowed by its scopes, which give nothing that the role lacks', async () => {
    const actor = await who(await createKey({ scopes: ['incident.read', 'people.manage'] }))
    expect([...(actor?.permissions ?? [])]).toEqual(['incident.read'])
  })

  it('is nothing to another tenant, or when it is not a key of ours', async () => {
    const other = await createHouse()
    const key = await createKey()
    expect(await apiKeyActor(other.tenant, key)).toBeNull()
    for (const wrong of ['', 'farol_pat_', `${key}x`, key.replace('pat', 'svc'), `farol_pat_${newSecret()}`])
      expect(await who(wrong)).toBeNull()
  })

  it('ends at its end', async () => {
    const now = new Date()
    const key = await createKey({ expiresAt: later(now, 60_000) })
    expect(await who(key, now)).not.toBeNull()
    expect(await who(key, later(now, 60_000))).toBeNull()
  })

  it.each([
    ['revoked', 'update api_key set revoked_at = now() where user_id = $1'],
    ['of somebody suspended', `update app_user set status = 'suspended' where id = $1`],
  ])('ends at once when %s', async (_, statement) => {
    const key = await createKey()
    expect(await who(key)).not.toBeNull()
    await ownerSql(statement, [house.agent.id])
    expect(await soon(() => who(key), isNull)).toBeNull()
  })

  it('notes when it was last used, at most once a minute', async () => {
    const key = await createKey()
    const used = async () =>
      (await ownerSql<{ last_used_at: Date }>('select last_used_at from api_key where hash = $1', [hashSecret(key)]))[0]?.last_used_at
    const now = new Date()
    await who(key, now)
    await who(key, later(now, 30_000))
    expect(await used()).toEqual(now)
    await who(key, later(now, 61_000))
    expect(await used()).toEqual(later(now, 61_000))
  })
})
