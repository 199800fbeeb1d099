import { beforeAll, describe, expect, it } from 'vitest'
import { acceptInvitation } from '@/lib/people/passwords/accept-invitation'
import { changePassword } from '@/lib/people/passwords/change'
import { requestPasswordReset } from '@/lib/people/passwords/request-reset'
import { resetPassword } from '@/lib/people/passwords/reset'
import { AddressLocked } from '@/lib/people/sign-in/errors'
import { TOKEN_LIFETIME } from '@/lib/people/tokens/issue'
import { inviteUser } from '@/lib/people/users/invite'
import { suspendUser } from '@/lib/people/users/suspend'
import { hashPassword, verifyPassword } from '@/lib/platform/auth/password'
import { ownerSql } from '@/tests/support/database'
import { createUser, ctxFor, systemCtx } from '@/tests/support/factories'
import { auditOf, lastLink, makeWorld, openSession, type World } from './world'

const OLD = 'vento leste manso'
const NEW = 'maré alta em julho'
let world: World

beforeAll(async () => {
  world = await makeWorld()
})

const hashOf = async (id: string) =>
  (await ownerSql<{ password_hash: string | null }>('select password_hash from app_user where id = $1', [id]))[0]?.password_hash
const openSessions = (id: string) => ownerSql<{ id: string }>('select id from session where user_id = $1 and revoked_at is null', [id])
const tokenRefused = { issues: [{ path: 'token', code: 'token_invalid' }] }

describe('an invitation', () => {
  it('is accepted once, with a password that meets the policy', async () => {
    const user = await inviteUser(world.asAdmin, { name: 'Convidada', email: 'convidada@acme.test' })
    const token = (await lastLink('convidada@acme.test')) ?? ''
    const ctx = systemCtx(world.tenant)
    await expect(acceptInvitation(ctx, { token, name: 'Convidada', password: 'curta' })).rejects.toMatchObject({
      issues: [{ path: 'password', code: 'too_short' }],
    })
    await acceptInvitation(ctx, { token, name: 'Convidada Silva', password: NEW })
    expect(await ownerSql('select name, status from app_user where id = $1', [user.id])).toEqual([{ name: 'Convidada Silva', status: 'active' }])
    expect(await verifyPassword(await hashOf(user.id), NEW)).toBe(true)
    await expect(acceptInvitation(ctx, { token, name: 'X', password: NEW })).rejects.toMatchObject(tokenRefused)
    expect(await auditOf(user.id)).toEqual(['user.invited', 'user.invitation_accepted'])
  })

  it('ends after seven days, with suspension, and on the door of another organisation', async () => {
    const user = await inviteUser(world.asAdmin, { name: 'Tarde', email: 'tarde@acme.test' })
    const token = (await lastLink('tarde@acme.test')) ?? ''
    const input = { token, name: 'Tarde', password: NEW }
    const late = systemCtx(world.tenant, { now: new Date(Date.now() + TOKEN_LIFETIME.invitation + 1) })
    await expect(acceptInvitation(late, input)).rejects.toMatchObject(tokenRefused)
    await expect(acceptInvitation(systemCtx(world.otherTenant), input)).rejects.toMatchObject(tokenRefused)
    await suspendUser(world.asAdmin, user.id)
    await expect(acceptInvitation(systemCtx(world.tenant), input)).rejects.toMatchObject(tokenRefused)
    expect(await hashOf(user.id)).toBeNull()
  })
})

describe('a forgotten password', () => {
  it('is replaced through a link that works once and ends all sessions', async () => {
    const user = await createUser(world.tenant, { passwordHash: await hashPassword(OLD) })
    await openSession(world.tenant.id, user.id)
    await requestPasswordReset(systemCtx(world.tenant), { email: user.email.toUpperCase() })
    const token = (await lastLink(user.email)) ?? ''
    const results = await Promise.allSettled([
      resetPassword(systemCtx(world.tenant), { token, password: NEW }),
      resetPassword(systemCtx(world.tenant), { token, password: NEW }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await verifyPassword(await hashOf(user.id), NEW)).toBe(true)
    expect(await openSessions(user.id)).toEqual([])
    expect(await auditOf(user.id)).toEqual(['user.password_reset_requested', 'user.password_reset'])
  })

  it('is answered alike for an address that nobody has, which gets no message', async () => {
    await expect(requestPasswordReset(systemCtx(world.tenant), { email: 'ninguem@acme.test' })).resolves.toBeUndefined()
    await expect(requestPasswordReset(systemCtx(world.tenant), { email: world.stranger.email })).resolves.toBeUndefined()
    expect(await lastLink('ninguem@acme.test')).toBeUndefined()
    expect(await lastLink(world.stranger.email)).toBeUndefined()
  })

  it('is not mailed without end, and its link ends after an hour', async () => {
    const user = await createUser(world.tenant)
    for (let i = 0; i < 5; i++) await requestPasswordReset(systemCtx(world.tenant), { email: user.email })
    const [mails] = await ownerSql('select count(*)::int as count from mail_message where to_address = $1', [user.email])
    expect(mails).toEqual({ count: 3 })
    const token = (await lastLink(user.email)) ?? ''
    const late = systemCtx(world.tenant, { now: new Date(Date.now() + TOKEN_LIFETIME.password_reset + 1) })
    await expect(resetPassword(late, { token, password: NEW })).rejects.toMatchObject(tokenRefused)
  })
})

describe('changing a password', () => {
  it('ends the links that were mailed before', async () => {
    const user = await createUser(world.tenant, { passwordHash: await hashPassword(OLD) })
    await requestPasswordReset(systemCtx(world.tenant), { email: user.email })
    const token = (await lastLink(user.email)) ?? ''
    await changePassword(ctxFor(world.tenant, user), { current: OLD, password: NEW })
    await expect(resetPassword(systemCtx(world.tenant), { token, password: OLD })).rejects.toMatchObject(tokenRefused)
  })

  it('allows five guesses at the present one, as the door does', async () => {
    const user = await createUser(world.tenant, { passwordHash: await hashPassword(OLD) })
    const ctx = ctxFor(world.tenant, user)
    for (let i = 0; i < 5; i++)
      await expect(changePassword(ctx, { current: 'errada', password: NEW })).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(changePassword(ctx, { current: OLD, password: NEW })).rejects.toBeInstanceOf(AddressLocked)
    expect(await verifyPassword(await hashOf(user.id), OLD)).toBe(true)
    expect((await auditOf(user.id)).at(-1)).toBe('user.sign_in_locked')
  })

  it('takes the present one, and ends the other sessions only', async () => {
    const user = await createUser(world.tenant, { passwordHash: await hashPassword(OLD) })
    const ctx = ctxFor(world.tenant, user)
    await expect(changePassword(ctx, { current: 'errada', password: NEW })).rejects.toMatchObject({
      issues: [{ path: 'current', code: 'wrong_password' }],
    })
    const [mine] = [await openSession(world.tenant.id, user.id), await openSession(world.tenant.id, user.id)]
    if (ctx.actor.kind === 'user') ctx.actor.sessionId = mine
    await changePassword(ctx, { current: OLD, password: NEW })
    expect(await openSessions(user.id)).toEqual([{ id: mine }])
    expect(await verifyPassword(await hashOf(user.id), NEW)).toBe(true)
    expect(await auditOf(user.id)).toEqual(['user.sign_in_failed', 'user.password_changed'])
  })
})
