import 'server-only'
import type { Ctx, TenantInfo } from '@/lib/platform/context'
import { actorUserId } from '@/lib/platform/context'
import { LimitReached, type Allowance } from '@/lib/platform/limits/limiter'
import { log } from '@/lib/platform/log'
import { apiHeaders } from './headers'
import { domainErrorOf, problemResponse } from './problem'
import { clientAddressOf, requestIdOf } from './request'

/** One request, as far as it is known: filled on its way in, told to the log on its way out. */
export interface Call {
  method: string
  /** The template, not the address: addresses may hold what people wrote. */
  route: string
  requestId: string
  ip: string
  started: number
  allowance?: Allowance
  tenant?: TenantInfo
  ctx?: Ctx
}

export function begin(request: Request, route: string): Call {
  const { headers, method } = request
  return { method, route, requestId: requestIdOf(headers), ip: clientAddressOf(headers), started: performance.now() }
}

/** The response, or the problem that came instead of it, and one line in the log. */
export function finish(call: Call, outcome: unknown): Response {
  const response = outcome instanceof Response ? outcome : refusal(call, outcome)
  log().info(
    {
      ...identityOf(call),
      method: call.method,
      route: call.route,
      status: response.status,
      durationMs: Math.round((performance.now() - call.started) * 100) / 100,
    },
    'request',
  )
  return response
}

function refusal(call: Call, thrown: unknown): Response {
  if (thrown instanceof LimitReached) call.allowance = thrown.allowance
  const error = domainErrorOf(thrown)
  if (!error || error.status >= 500) {
    log().error({ ...identityOf(call), method: call.method, route: call.route, error: thrown }, 'request failed')
  }
  return problemResponse(error, call.requestId, apiHeaders(call.requestId, call.allowance))
}

const identityOf = ({ requestId, tenant, ctx }: Call) => ({
  requestId,
  tenantId: tenant?.id,
  userId: ctx ? (actorUserId(ctx) ?? undefined) : undefined,
})
