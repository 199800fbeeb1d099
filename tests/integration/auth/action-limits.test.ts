import { beforeEach, expect, it, vi } from 'vitest'
import { action } from '@/lib/people/action-context'
import { signInWithPassword } from '@/lib/people/sign-in/with-password'
import { sealCookie } from '@/lib/platform/auth/cookie'
import { resetLimits } from '@/lib/platform/limits/limiter'
import { createTenant, createUser } from '@/tests/support/factories'
import { hashPassword } from '@/lib/platform/auth/password'
import { PASSWORD, visitor } from './world'

const facts = vi.hoisted(() => ({ requestId: 'a-request', ip: '', host: '', sessionCookie: '', now: new Date(), path: '/' }))
vi.mock('@/lib/people/request-facts', () => ({ requestFacts: async () => facts }))

const touch = action(async () => 'done')

beforeEach(async () => {
  resetLimits()
  const tenant = await createTenant({ plan: 'free' })
  const { email } = await createUser(tenant, { passwordHash: await hashPassword(PASSWORD) })
  const { sessionId: sid } = await signInWithPassword(visitor(tenant), 'web', { email, password: PASSWORD })
  Object.assign(facts, {
    host: `${tenant.slug}.localhost:3000`,
    ip: '198.51.100.20',
    sessionCookie: await sealCookie({ sid, tid: tenant.id }),
  })
})

it('count for who acts, by the plan, from whichever address', async () => {
  for (let n = 0; n < 100; n++) {
    facts.ip = `198.51.100.${n}`
    expect(await touch()).toEqual({ ok: true, data: 'done' })
  }
  expect(await touch()).toMatchObject({ ok: false, error: { code: 'rate_limited' } })
})

it('count for the address, signed in or not', async () => {
  facts.sessionCookie = ''
  for (let n = 0; n < 1_000; n++) await touch()
  expect(await touch()).toMatchObject({ ok: false, error: { code: 'rate_limited' } })
})
