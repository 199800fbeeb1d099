import { formatNumber } from '@/lib/tickets/ref'
import { Random } from './data/random'
import { SENTENCES, THINGS, TROUBLES } from './data/words'
import { sql } from './database'
import type { LoadRequest } from './generator'
import type { Target } from './measure'
import type { Measured } from './servers'
import type { Site } from './sites'

/** So many different requests of a kind: over all tenants, by chance. */
const DIFFERENT = 1_000

/** What a request may be about: tickets, and people and categories for new ones. */
export interface Sampled {
  site: Site
  ticketId: string
  number: number
  requesterId: string
  categoryId: string
}

/**
 * Tickets of all tenants alike, whether they have many or few. They have comments, and none is confidential: every
 * agent may open them.
 */
export async function sampleTickets(url: string, sites: readonly Site[]): Promise<Sampled[]> {
  const perTenant = Math.ceil(DIFFERENT / sites.length)
  const rows = await sql<{ tenantId: string; ticketId: string; number: number; requesterId: string; categoryId: string }>(
    url,
    `select t.tenant_id as "tenantId", t.id as "ticketId", t.number, t.requester_id as "requesterId",
       (select c.id from category c where c.tenant_id = t.tenant_id and c.parent_id is not null limit 1) as "categoryId"
     from tenant cross join lateral (
       select * from ticket where tenant_id = tenant.id and not confidential
         and exists (select from comment where tenant_id = ticket.tenant_id and ticket_id = ticket.id)
       order by md5(id::text) limit $1
     ) t`,
    [perTenant],
  )
  const bySite = new Map(sites.map((site) => [site.tenantId, site]))
  const sampled = rows.flatMap(({ tenantId, ...rest }) => {
    const site = bySite.get(tenantId)
    return site ? [{ site, ...rest }] : []
  })
  const random = new Random(7)
  return sampled.map((one) => ({ one, place: random.next() })).sort((a, b) => a.place - b.place).map(({ one }) => one)
}

const host = (site: Site, { port }: Measured) => `${site.slug}.localhost:${port}`
export const api = (site: Site, web: Measured) => ({ host: host(site, web), authorization: `Bearer ${site.apiKey}` })
const page = (site: Site, web: Measured) => ({
  host: host(site, web),
  cookie: site.cookie,
  accept: 'text/html',
  'accept-language': 'pt-BR',
})
export const get = (path: string, headers: Record<string, string> = {}): LoadRequest => ({ method: 'GET', path, headers })

/** The API's list and detail: what growth is measured on, too. */
export function readTargets(web: Measured, sampled: readonly Sampled[], suffix = ''): Target[] {
  return [
    {
      name: `list${suffix}`,
      server: web,
      count: 1_200,
      requests: sampled.map(({ site }) => get('/api/v1/incidents?limit=50', api(site, web))),
    },
    {
      name: `detail${suffix}`,
      server: web,
      count: 2_000,
      requests: sampled.map(({ site, ticketId }) => get(`/api/v1/incidents/${ticketId}`, api(site, web))),
    },
  ]
}

/** The clocks of an incident with all that they add up from. */
export const explanationTarget = (web: Measured, sampled: readonly Sampled[]): Target => ({
  name: 'explanation',
  server: web,
  count: 1_500,
  requests: sampled.map(({ site, ticketId }) => get(`/api/v1/incidents/${ticketId}/sla`, api(site, web))),
})

/** The queue by due time, which is read through the index of the clocks. */
export const dueListTarget = (web: Measured, sampled: readonly Sampled[]): Target => ({
  name: 'list by due time',
  server: web,
  count: 600,
  requests: sampled.map(({ site }) => get('/api/v1/incidents?limit=50&sort=dueAt&status=new,in_progress,on_hold', api(site, web))),
})

/** The dashboard of a manager: the report that counts most, over the last 90 days, and the page with all of them. */
export const reportTargets = (web: Measured, sampled: readonly Sampled[]): Target[] => [
  { name: 'report', server: web, count: 600, requests: sampled.map(({ site }) => get('/api/v1/reports/summary?period=90d', api(site, web))) },
  { name: 'dashboard', server: web, count: 120, requests: sampled.map(({ site }) => get('/desk/reports?period=90d', page(site, web))) },
]

/** The full text of a tenant's tickets, by words that many of them have, and page by page of the best. */
export const searchTarget = (web: Measured, sampled: readonly Sampled[]): Target => ({
  name: 'search',
  server: web,
  count: 600,
  requests: sampled.map(({ site }, at) => {
    const random = new Random(at)
    return get(`/api/v1/search?q=${encodeURIComponent(`${random.pick(THINGS)} ${random.pick(TROUBLES)}`)}`, api(site, web))
  }),
})

/** The yardsticks of Next alone: a route handler, and a page from the cache. */
export const handlerTarget = (web: Measured): Target => ({ name: 'H', server: web, count: 3_000, requests: [get('/api/bench/constant')] })
export const staticTarget = (web: Measured): Target => ({ name: 'S', server: web, count: 3_000, requests: [get('/api/bench/static')] })

/** The yardsticks of the bare server. */
export const bareTargets = (bare: Measured, sampled: readonly Sampled[]): Target[] => [
  {
    name: 'L list',
    server: bare,
    count: 2_000,
    requests: sampled.map(({ site }) => get(`/list?tenant=${site.tenantId}`)),
  },
  {
    name: 'L detail',
    server: bare,
    count: 5_000,
    requests: sampled.map(({ site, ticketId }) => get(`/detail?tenant=${site.tenantId}&id=${ticketId}`)),
  },
  {
    name: 'L facts',
    server: bare,
    count: 5_000,
    requests: sampled.map(({ site, ticketId }) => get(`/facts?tenant=${site.tenantId}&id=${ticketId}`)),
  },
  {
    name: 'L insert',
    server: bare,
    count: 2_000,
    requests: sampled.map((one, at) => post(`/insert?tenant=${one.site.tenantId}`, {}, newIncident(one, at))),
  },
]

/** The desk's pages of constants. */
export const constantPageTargets = (web: Measured, sampled: readonly Sampled[]): Target[] => [
  { name: 'P queue', server: web, count: 300, requests: sampled.map(({ site }) => get('/bench/queue', page(site, web))) },
  { name: 'P ticket', server: web, count: 300, requests: sampled.map(({ site }) => get('/bench/ticket', page(site, web))) },
]

/** The desk's pages. */
export const pageTargets = (web: Measured, sampled: readonly Sampled[]): Target[] => [
  { name: 'queue', server: web, count: 300, requests: sampled.map(({ site }) => get('/desk/incidents', page(site, web))) },
  {
    name: 'ticket',
    server: web,
    count: 300,
    requests: sampled.map(({ site, number }) => get(`/desk/incidents/${formatNumber('incident', number)}`, page(site, web))),
  },
]

export const createTarget = (web: Measured, sampled: readonly Sampled[]): Target => ({
  name: 'create',
  server: web,
  count: 1_000,
  requests: sampled.map((one, at) => post('/api/v1/incidents', api(one.site, web), newIncident(one, at))),
})

export const post = (path: string, headers: Record<string, string>, value: unknown): LoadRequest => {
  const body = JSON.stringify(value)
  const length = String(Buffer.byteLength(body))
  return { method: 'POST', path, headers: { ...headers, 'content-type': 'application/json', 'content-length': length }, body }
}

function newIncident({ requesterId, categoryId }: Sampled, at: number) {
  const random = new Random(at)
  return {
    title: `${random.pick(THINGS)} ${random.pick(TROUBLES)}`,
    description: `${random.pick(SENTENCES)} ${random.pick(SENTENCES)}\n\n${random.pick(SENTENCES)}`,
    impact: random.pick(['high', 'medium', 'low']),
    urgency: random.pick(['high', 'medium', 'low']),
    categoryId,
    requesterId,
  }
}
