import 'server-only'
import { env } from '@/lib/platform/env'
import { instruments } from './instruments'
import type { RouteClass } from './route-class'
import { tenantLabels } from './tenant-label'

/**
 * Counts one request that has ended.
 *
 * @param url as it came, with its query
 * @param status 499 when the client left before the end
 */
export type RequestObserver = (method: string, url: string, host: string, status: number, milliseconds: number) => void

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** Answered alike under every host, so they prove no tenant. */
const OF_NO_TENANT = /^(?:\/_next\/|\/api\/(?!v1\/)|unmatched$)/

/** What the web process calls at the end of each request (scripts/lib/observe-request.mjs). */
export function requestObserver(routeClass: RouteClass): RequestObserver {
  const { requests, answerTime, tenantRequests } = instruments()
  const tenantLabel = tenantLabels(env.FAROL_ROOT_DOMAIN, env.METRICS_TENANTS)
  return (method, url, host, status, milliseconds) => {
    const end = url.indexOf('?')
    const route = routeClass(end < 0 ? url : url.slice(0, end))
    const known = METHODS.has(method) ? method : 'other'
    requests.labels(route, known, String(status)).inc()
    answerTime.labels(route, known).observe(milliseconds / 1_000)
    if (OF_NO_TENANT.test(route)) return
    const tenant = tenantLabel(host, status < 400)
    if (tenant !== undefined) tenantRequests.labels(tenant).inc()
  }
}
