import { SignJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { WrongCredentials } from '@/lib/people/sign-in/errors'
import { issueTokens } from '@/lib/people/sign-in/issue-tokens'
import { refreshTokens } from '@/lib/people/sign-in/refresh-tokens'
import type { TokensDto } from '@/lib/people/sign-in/schema'
import { signOut } from '@/lib/people/sign-in/sign-out'
import { actAs } from '@/lib/people/sign-in/visitor'
import { ACCESS_TOKEN_LIFE, verifyAccessToken } from '@/lib/platform/auth/access-token'
import { userActorForSession } from '@/lib/platform/auth/identity'
import { deriveKey } from '@/lib/platform/auth/keys'
import { SESSION_LIFE } from '@/lib/platform/auth/sessions'
import type { UserActor } from '@/lib/platform/context'
import { Unauthenticated, ValidationFailed } from '@/lib/platform/errors'
import { resetLimits } from '@/lib/platform/limits/limiter'
import { ownerSql } from '@/tests/support/owner'
import { auditOf, createHouse, later, PASSWORD, soon, visitor } from './world'

let house: Awaited<ReturnType<typeof createHouse>>
let pair: TokensDto
const now = new Date()
beforeEach(async () => {
  resetLimits()
  house = await createHouse()
  pair = await issueTokens(visitor(house.tenant, { now }), { email: house.agent.email, password: PASSWORD })
})

async function actorOf({ accessToken }: Pick<TokensDto, 'accessToken'>, at = now): Promise<UserActor | null> {
  const sessionId = await verifyAccessToken(house.tenant.id, accessToken, at)
  return sessionId === null ? null : userActorForSession(house.tenant, sessionId)
}
const refresh = (refreshToken: string, at = now, tenant = house.tenant) =>
  refreshTokens(visitor(tenant, { now: at }), { refreshToken })
const isNull = (value: unknown) => value === null

describe('access tokens', () => {
  it('name a session for 15 minutes', async () => {
    expect(pair.expiresIn).toBe(900)
    expect(await actorOf(pair)).toMatchObject({ id: house.agent.id, role: 'agent' })
    expect(await actorOf(pair, later(now, ACCESS_TOKEN_LIFE * 1000))).toBeNull()
  })

  it('are nothing to another tenant, changed, or signed by somebody else', async () => {
    const other = await createHouse()
    expect(await verifyAccessToken(other.tenant.id, pair.accessToken)).toBeNull()
    const [head, body, signature = ''] = pair.accessToken.split('.')
    expect(await verifyAccessToken(house.tenant.id, `${head}.${body}.${signature.slice(0, -3)}AAA`)).toBeNull()
    const claims = { sid: 'x', tid: house.tenant.id, iss: 'farol', aud: 'api/v1' }
    const unlike = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setExpirationTime('1h')
    expect(await verifyAccessToken(house.tenant.id, await unlike.sign(deriveKey('access-token')))).toBeNull()
    const foreign = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).setExpirationTime('1h')
    expect(await verifyAccessToken(house.tenant.id, await foreign.sign(deriveKey('session-cookie')))).toBeNull()
  })

  it.each([
    ['the session is revoked', 'update session set revoked_at = now() where user_id = $1'],
    ['the user is suspended', `update app_user set status = 'suspended' where id = $1`],
  ])('end at once when %s', async (_, statement) => {
    expect(await actorOf(pair)).not.toBeNull()
    await ownerSql(statement, [house.agent.id])
    expect(await soon(() => actorOf(pair), isNull)).toBeNull()
    await expect(refresh(pair.refreshToken)).rejects.toBeInstanceOf(Unauthenticated)
  })

  it('end with their refresh tokens when the bearer signs out', async () => {
    const actor = await actorOf(pair)
    if (!actor) throw new Error('The token must work first')
    await signOut(actAs(visitor(house.tenant), actor))
    expect(await actorOf(pair)).toBeNull()
    await expect(refresh(pair.refreshToken)).rejects.toBeInstanceOf(Unauthenticated)
  })

  it('are not given for a wrong password', async () => {
    const input = { email: house.agent.email, password: 'errada errada' }
    await expect(issueTokens(visitor(house.tenant), input)).rejects.toBeInstanceOf(WrongCredentials)
  })
})

describe('refresh tokens', () => {
  it('are traded for a new pair of the same session', async () => {
    const next = await refresh(pair.refreshToken, later(now, 60_000))
    expect(next.refreshToken).not.toBe(pair.refreshToken)
    expect((await actorOf(next))?.sessionId).toBe((await actorOf(pair))?.sessionId)
    await expect(refresh(next.refreshToken)).resolves.toBeDefined()
  })

  it('end the session for both bearers when one comes twice', async () => {
    const next = await refresh(pair.refreshToken)
    expect(await actorOf(next)).not.toBeNull()
    await expect(refresh(pair.refreshToken)).rejects.toBeInstanceOf(Unauthenticated)
    expect(await actorOf(next)).toBeNull()
    await expect(refresh(next.refreshToken)).rejects.toBeInstanceOf(Unauthenticated)
    expect((await auditOf(house.tenant)).map(({ action }) => action)).toEqual([
      'user.signed_in',
      'user.refresh_token_reused',
    ])
  })

  it('give one pair when used twice at the same time', async () => {
    const both = await Promise.allSettled([refresh(pair.refreshToken), refresh(pair.refreshToken)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('are kept as a hash only', async () => {
    const rows = await ownerSql('select hash from refresh_token where tenant_id = $1', [house.tenant.id])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(pair.refreshToken.slice(-20))
  })

  it('are refused when unknown, too old, or of another tenant, which changes nothing', async () => {
    const other = await createHouse()
    const refused = (token: string, at = now, tenant = house.tenant) =>
      expect(refresh(token, at, tenant)).rejects.toBeInstanceOf(Unauthenticated)
    await refused('farol_refresh_unknown')
    await refused(pair.refreshToken, later(now, SESSION_LIFE.api.idle))
    await refused(pair.refreshToken, now, other.tenant)
    await expect(refreshTokens(visitor(house.tenant), {})).rejects.toBeInstanceOf(ValidationFailed)
    await expect(refresh(pair.refreshToken)).resolves.toBeDefined()
  })
})
