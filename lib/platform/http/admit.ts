import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { takeForActor } from '@/lib/platform/limits/limiter'
import { authenticate } from './authenticate'
import type { Call } from './call'
import type { Visit } from './declaration'
import { tenantOf } from './tenant'

/** Whose door a request is at. @throws NotFound where no tenant is served */
export async function visitOf({ headers }: Request, call: Call): Promise<Visit> {
  const tenant = await tenantOf(headers)
  call.tenant = tenant
  return {
    tenant,
    requestId: call.requestId,
    locale: tenant.locale,
    now: new Date(),
    ip: call.ip,
    userAgent: headers.get('user-agent') ?? undefined,
  }
}

/** Who sends it, by their key or token, as often as they may. @throws Unauthenticated, LimitReached */
export async function admit({ headers }: Request, { tenant, requestId, now, ip }: Visit, call: Call): Promise<Ctx> {
  const { actor, locale } = await authenticate(tenant, headers.get('authorization'), now)
  const ctx: Ctx = { tenant, actor, locale: locale ?? tenant.locale, requestId, now, ip }
  call.ctx = ctx
  call.allowance = await takeForActor(tenant, actor.id)
  return ctx
}
