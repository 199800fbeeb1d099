import { beforeEach, describe, expect, it } from 'vitest'
import { signOut } from '@/lib/people/sign-in/sign-out'
import { actAs } from '@/lib/people/sign-in/visitor'
import { signInWithPassword } from '@/lib/people/sign-in/with-password'
import { openCookie, sealCookie } from '@/lib/platform/auth/cookie'
import { sessionFromCookie } from '@/lib/platform/auth/identity'
import { findSession, SESSION_LIFE } from '@/lib/platform/auth/sessions'
import type { UserActor } from '@/lib/platform/context'
import { Forbidden } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/platform/limits/limiter'
import { ownerSql } from '@/tests/support/owner'
import { auditOf, createHouse, later, PASSWORD, soon, visitor } from './world'

let house: Awaited<ReturnType<typeof createHouse>>
let actor: UserActor
let cookie: string
beforeEach(async () => {
  resetLimits()
  house = await createHouse()
  actor = await signInWithPassword(visitor(house.tenant), 'web', { email: house.agent.email, password: PASSWORD })
  cookie = await sealCookie({ sid: actor.sessionId, tid: house.tenant.id })
})

const who = () => sessionFromCookie(house.tenant, cookie)
const isNull = (value: unknown) => value === null

describe('sessionFromCookie', () => {
  it('knows who is signed in', async () => {
    expect(await who()).toMatchObject({ actor: { id: house.agent.id, sessionId: actor.sessionId, role: 'agent' } })
  })

  it('is nothing on the host of another tenant, also with a session id of ours in a cookie of theirs', async () => {
    const other = await createHouse()
    expect(await sessionFromCookie(other.tenant, cookie)).toBeNull()
    const forged = await sealCookie({ sid: actor.sessionId, tid: other.tenant.id })
    expect(await sessionFromCookie(other.tenant, forged)).toBeNull()
    expect(await sessionFromCookie(house.tenant, forged)).toBeNull()
  })

  it('refuses what was not sealed here', async () => {
    for (const value of [undefined, '', 'x', `${cookie}x`, cookie.slice(0, -4), 'a'.repeat(5000)])
      expect(await openCookie(value)).toBeNull()
  })

  it('does not open for a session of the API', async () => {
    const api = await signInWithPassword(visitor(house.tenant), 'api', { email: house.agent.email, password: PASSWORD })
    const sealed = await sealCookie({ sid: api.sessionId, tid: house.tenant.id })
    expect(await sessionFromCookie(house.tenant, sealed)).toBeNull()
    expect(await findSession(house.tenant, actor.sessionId, 'api')).toBeNull()
  })
})

describe('a session', () => {
  it('ends for good when its user signs out', async () => {
    expect(await who()).not.toBeNull()
    const ctx = actAs(visitor(house.tenant), actor)
    await signOut(ctx)
    expect(await who()).toBeNull()
    await signOut(ctx)
    const actions = (await auditOf(house.tenant)).map(({ action }) => action)
    expect(actions).toEqual(['user.signed_in', 'user.signed_out'])
  })

  it.each([
    ['revoked elsewhere', 'update session set revoked_at = now() where user_id = $1'],
    ['deleted', 'delete from session where user_id = $1'],
    ['of somebody suspended', `update app_user set status = 'suspended' where id = $1`],
    ['of somebody deleted', 'delete from app_user where id = $1'],
  ])('ends at once when it is %s', async (_, statement) => {
    expect(await who()).not.toBeNull()
    await ownerSql(statement, [house.agent.id])
    expect(await soon(who, isNull)).toBeNull()
  })

  it('has the permissions of a new role at once', async () => {
    expect((await who())?.actor.permissions.has('people.manage')).toBe(false)
    await ownerSql('update app_user set role_id = $2 where id = $1', [house.agent.id, house.tenant.roles.admin])
    const found = await soon(who, (session) => session?.actor.role === 'admin')
    expect(found?.actor.permissions.has('people.manage')).toBe(true)
  })

  it('loses a permission taken from its role of the tenant at once', async () => {
    const role = newId()
    await ownerSql(`insert into role (tenant_id, id, key, name, permissions) values ($1, $2, 'night', 'Night', $3)`, [
      house.tenant.id,
      role,
      ['incident.read', 'no.such.permission'],
    ])
    await ownerSql('update app_user set role_id = $2 where id = $1', [house.agent.id, role])
    const held = async () => [...((await who())?.actor.permissions ?? [])]
    expect(await soon(held, (permissions) => permissions.length === 1)).toEqual(['incident.read'])
    await ownerSql(`update role set permissions = '{}' where id = $1`, [role])
    expect(await soon(held, (permissions) => permissions.length === 0)).toEqual([])
  })

  it('ends when unused for too long, and at its end in any case', async () => {
    const { idle, longest } = SESSION_LIFE.web
    const at = (milliseconds: number) => findSession(house.tenant, actor.sessionId, 'web', later(new Date(), milliseconds))
    expect(await at(idle + 60_000)).toBeNull()
    for (let used = idle / 2; used < longest; used += idle / 2) expect(await at(used)).not.toBeNull()
    expect(await at(longest)).toBeNull()
  })

  it('notes when it was last seen, but not with each request', async () => {
    const seen = async () =>
      (await ownerSql<{ last_seen_at: Date }>('select last_seen_at from session where id = $1', [actor.sessionId]))[0]?.last_seen_at
    const before = await seen()
    await findSession(house.tenant, actor.sessionId, 'web', later(new Date(), 60_000))
    expect(await seen()).toEqual(before)
    const now = later(new Date(), 6 * 60_000)
    await findSession(house.tenant, actor.sessionId, 'web', now)
    expect(await seen()).toEqual(now)
  })

  it('cannot be signed out by an API key', async () => {
    const { permissions } = actor
    const key = { kind: 'apiKey', id: newId(), userId: actor.id, name: 'Key', role: 'agent', permissions } as const
    await expect(signOut(actAs(visitor(house.tenant), key))).rejects.toBeInstanceOf(Forbidden)
  })
})
