import { beginSession } from '@/lib/platform/auth/sessions'
import { sealCookie } from '@/lib/platform/auth/cookie'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { createUser, ctxFor, type TestTenant, type TestUser } from '@/tests/support/factories'

/** The application's keys at the server of live updates. */
export const LIVE_KEYS = { PUSHER_APP_ID: 'farol', PUSHER_KEY: 'a-public-key', PUSHER_SECRET: 'a-secret-of-the-tests' }

/** What the mocked request says of itself; each call of a route sets it. */
export interface Facts {
  requestId: string
  ip: string
  host: string
  sessionCookie: string
  now: Date
  path: string
}

export const newFacts = (): Facts => ({ requestId: 'a-request', ip: '198.51.100.7', host: '', sessionCookie: '', now: new Date(), path: '/' })

export interface Visitor {
  user: TestUser
  ctx: Ctx
  sessionId: string
  cookie: string
  host: string
}

/** Somebody of the tenant who is signed in. */
export async function signedIn(tenant: TestTenant, role: TestUser['role']): Promise<Visitor> {
  const user = await createUser(tenant, { role })
  const sessionId = await withTenant({ tenant }, (tx) => beginSession(tx, tenant.id, { userId: user.id, kind: 'web', now: new Date() }))
  const base = ctxFor(tenant, user)
  const ctx: Ctx = base.actor.kind === 'user' ? { ...base, actor: { ...base.actor, sessionId } } : base
  return { user, ctx, sessionId, cookie: await sealCookie({ sid: sessionId, tid: tenant.id }), host: `${tenant.slug}.localhost:3000` }
}

type Route = (request: Request) => Promise<Response>

/** Asks a route to sign, as the browser library on a page of that host does. */
export async function ask(
  route: Route,
  facts: Facts,
  visitor: Pick<Visitor, 'host' | 'cookie'>,
  form: Record<string, string>,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
): Promise<{ status: number; body: Record<string, string> }> {
  Object.assign(facts, { host: visitor.host, sessionCookie: visitor.cookie, now: new Date() })
  const request = new Request(`http://${visitor.host}/api/pusher/auth`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { host: visitor.host, 'x-forwarded-for': facts.ip, 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
  const answer = await route(request)
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}
