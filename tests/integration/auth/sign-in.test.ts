import { beforeEach, describe, expect, it } from 'vitest'
import { AccountSuspended, AddressLocked, HandoverRefused, WrongCredentials } from '@/lib/people/sign-in/errors'
import { signInByHandover } from '@/lib/people/sign-in/handover'
import { LOCK_WINDOW } from '@/lib/people/sign-in/lockout'
import { openSession } from '@/lib/people/sign-in/open-session'
import { signInWithPassword } from '@/lib/people/sign-in/with-password'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { withTenant } from '@/lib/platform/db/tenant'
import { TenantSuspended, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { LimitReached, resetLimits } from '@/lib/platform/limits/limiter'
import { ownerSql } from '@/tests/support/owner'
import { auditOf, createHouse, later, PASSWORD, visitor } from './world'

let house: Awaited<ReturnType<typeof createHouse>>
beforeEach(async () => {
  resetLimits()
  house = await createHouse()
})

const enter = (password = PASSWORD, given = {}, email = house.agent.email) =>
  signInWithPassword(visitor(house.tenant, given), 'web', { email, password })

async function failTimes(times: number, given = {}, email = house.agent.email) {
  for (let i = 0; i < times; i++)
    await expect(enter('errada errada', given, email)).rejects.toBeInstanceOf(WrongCredentials)
}

describe('signInWithPassword', () => {
  it('opens a session with the permissions of the role, and records where from', async () => {
    const now = new Date()
    const actor = await enter(PASSWORD, { now, ip: '198.51.100.7' })
    expect(actor).toMatchObject({ kind: 'user', id: house.agent.id, role: 'agent' })
    expect(actor.permissions.has('incident.read')).toBe(true)
    const [session] = await ownerSql('select * from session where id = $1', [actor.sessionId])
    expect(session).toMatchObject({ kind: 'web', ip: '198.51.100.7', user_agent: 'vitest', revoked_at: null })
    const [user] = await ownerSql('select last_sign_in_at from app_user where id = $1', [house.agent.id])
    expect(user).toEqual({ last_sign_in_at: now })
    expect(await auditOf(house.tenant)).toMatchObject([
      { action: 'user.signed_in', entity_id: house.agent.id, ip: '198.51.100.7' },
    ])
  })

  it('does not care about the case of the address or spaces around it', async () => {
    await expect(enter(PASSWORD, {}, ` ${house.agent.email.toUpperCase()} `)).resolves.toBeDefined()
  })

  it('refuses a wrong password, an unknown address and a foreign one alike', async () => {
    const other = await createHouse()
    for (const email of [house.agent.email, 'nobody@nowhere.test', other.agent.email])
      await expect(enter('errada errada', {}, email)).rejects.toBeInstanceOf(WrongCredentials)
    await expect(enter(PASSWORD, {}, other.agent.email)).rejects.toBeInstanceOf(WrongCredentials)
  })

  it('keeps neither the password nor an unknown address', async () => {
    await failTimes(1, {}, 'somebody@elsewhere.test')
    const rows = [
      await auditOf(house.tenant),
      await ownerSql('select * from sign_in_failure where tenant_id = $1', [house.tenant.id]),
    ]
    expect(JSON.stringify(rows)).not.toMatch(/somebody|elsewhere|errada/)
    expect(rows[0]).toMatchObject([{ action: 'user.sign_in_failed', entity_type: 'tenant' }])
  })

  it.each(['invited', 'suspended'])('refuses who is %s, also with the right password', async (status) => {
    await ownerSql('update app_user set status = $2 where id = $1', [house.agent.id, status])
    await expect(enter()).rejects.toBeInstanceOf(AccountSuspended)
    await expect(enter('errada errada')).rejects.toBeInstanceOf(WrongCredentials)
    expect(await ownerSql('select from session where user_id = $1', [house.agent.id])).toHaveLength(0)
  })

  it('opens nothing with a password that was replaced while it was checked', async () => {
    const [user] = await ownerSql<{ password_hash: string }>('select password_hash from app_user where id = $1', [house.agent.id])
    const opening = (hash: string) =>
      withTenant(house, (tx) =>
        openSession(tx, visitor(house.tenant), { userId: house.agent.id, kind: 'web', proof: { by: 'password', hash } }),
      )
    await ownerSql('update app_user set password_hash = $2 where id = $1', [house.agent.id, 'new'])
    await expect(opening(user?.password_hash ?? '')).rejects.toBeInstanceOf(WrongCredentials)
    expect(await ownerSql('select from session where user_id = $1', [house.agent.id])).toHaveLength(0)
    await expect(opening('new')).resolves.toBeDefined()
  })

  it('refuses contacts and users without a password', async () => {
    await ownerSql('update app_user set password_hash = null where id = $1', [house.agent.id])
    await expect(enter()).rejects.toBeInstanceOf(WrongCredentials)
  })

  it('lets nobody into a suspended organisation', async () => {
    const tenant = { ...house.tenant, status: 'suspended' as const }
    await expect(enter(PASSWORD, { tenant })).rejects.toBeInstanceOf(TenantSuspended)
  })

  it('refuses what is no form of its own', async () => {
    for (const input of [null, {}, { email: 'a@b.test' }, { email: 'a@b.test', password: 'x'.repeat(400) }])
      await expect(signInWithPassword(visitor(house.tenant), 'web', input)).rejects.toBeInstanceOf(ValidationFailed)
  })
})

describe('lockout', () => {
  it('locks an address after five failures, for the right password too, and says for how long', async () => {
    const now = new Date()
    await failTimes(5, { now })
    const locked = await enter(PASSWORD, { now: later(now, 60_000) }).catch((error: unknown) => error)
    expect(locked).toBeInstanceOf(AddressLocked)
    expect((locked as AddressLocked).retryAfter).toBe(14 * 60)
    expect((await auditOf(house.tenant)).map(({ action }) => action)).toEqual([
      ...Array<string>(5).fill('user.sign_in_failed'),
      'user.sign_in_locked',
    ])
  })

  it('opens again 15 minutes after the first of the five; tries meanwhile do not prolong it', async () => {
    const now = new Date()
    await failTimes(5, { now })
    await expect(enter('errada errada', { now: later(now, LOCK_WINDOW - 1000) })).rejects.toBeInstanceOf(AddressLocked)
    await expect(enter(PASSWORD, { now: later(now, LOCK_WINDOW) })).resolves.toBeDefined()
  })

  it('locks unknown addresses alike', async () => {
    await failTimes(5, {}, 'nobody@nowhere.test')
    await expect(enter('errada errada', {}, 'nobody@nowhere.test')).rejects.toBeInstanceOf(AddressLocked)
  })

  it('locks the address in this tenant only, and no other address', async () => {
    const other = await createHouse()
    await ownerSql('update app_user set email = $2 where id = $1', [other.agent.id, house.agent.email])
    await failTimes(5)
    const input = { email: house.agent.email, password: PASSWORD }
    await expect(signInWithPassword(visitor(other.tenant), 'web', input)).resolves.toBeDefined()
  })

  it('forgives failures before a success', async () => {
    await failTimes(4)
    await enter()
    await failTimes(4)
    await expect(enter()).resolves.toBeDefined()
  })

  it('lets no more than five guesses through when many come at once', async () => {
    const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => enter('errada errada')))
    const wrong = guesses.filter((guess) => guess.status === 'rejected' && guess.reason instanceof WrongCredentials)
    expect(wrong).toHaveLength(5)
  })

  it('lets one person sign in many times at once', async () => {
    const entries = await Promise.all(Array.from({ length: 12 }, () => enter()))
    expect(new Set(entries.map(({ sessionId }) => sessionId)).size).toBe(12)
  })

  it('allows ten tries a minute from one client address', async () => {
    const ip = '203.0.113.9'
    for (let i = 0; i < 10; i++)
      await expect(enter('errada errada', { ip }, `guess-${i}@acme.test`)).rejects.toBeInstanceOf(WrongCredentials)
    await expect(enter(PASSWORD, { ip })).rejects.toBeInstanceOf(LimitReached)
  })
})

describe('signInByHandover', () => {
  const now = new Date()

  async function handover(kind = 'handover', lifetime = 60_000): Promise<string> {
    const secret = newSecret()
    await ownerSql(
      'insert into one_time_token (tenant_id, id, user_id, kind, hash, expires_at) values ($1, $2, $3, $4, $5, $6)',
      [house.tenant.id, newId(), house.agent.id, kind, hashSecret(secret), later(now, lifetime)],
    )
    return secret
  }

  it('signs in once', async () => {
    const token = await handover()
    const both = await Promise.allSettled([1, 2].map(() => signInByHandover(visitor(house.tenant, { now }), token)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(signInByHandover(visitor(house.tenant, { now }), token)).rejects.toBeInstanceOf(HandoverRefused)
  })

  it('refuses an old token, one of another kind, and one of another tenant', async () => {
    const other = await createHouse()
    const refused = (token: string, tenant = house.tenant) =>
      expect(signInByHandover(visitor(tenant, { now }), token)).rejects.toBeInstanceOf(HandoverRefused)
    await refused(await handover('handover', -1))
    await refused(await handover('password_reset'))
    await refused(await handover(), other.tenant)
    await refused('')
  })
})
