import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/metrics/route'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { countJob } from '@/lib/platform/jobs/stats'
import { instruments } from '@/lib/platform/metrics/instruments'
import { slaEventFired } from '@/lib/platform/metrics/sla'
import { scrape } from '@/lib/platform/metrics/scrape'
import { startMetrics } from '@/lib/platform/metrics/start'
import { observeRequest } from '@/scripts/lib/observe-request.mjs'
import { ownerSql } from '../../support/database'
import { createTenant, createTicket, createUser } from '../../support/factories'

const TOKEN = vi.hoisted(() => {
  // Before the environment is read, which happens once.
  process.env.METRICS_TOKEN = 'a-token-for-the-collector'
  return process.env.METRICS_TOKEN
})
const LOCAL = { 'x-forwarded-for': '127.0.0.1', host: 'localhost:3000' }

const ask = (headers: Record<string, string>) => GET(new Request('http://localhost/api/metrics', { headers }))

/** The value of one series, as the collector reads it. */
async function valueOf(series: string): Promise<number | undefined> {
  const line = (await scrape()).split('\n').find((candidate) => candidate.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length + 1))
}

beforeAll(() => {
  startMetrics()
  startMetrics()
})

describe('who may read', () => {
  it('lets this machine read', async () => {
    const answer = await ask(LOCAL)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(await answer.text()).toContain('farol_database_up 1')
  })

  it.each([
    ['another address', { ...LOCAL, 'x-forwarded-for': '203.0.113.7' }],
    ["a proxy on this machine that passes on others' names", { ...LOCAL, host: 'acme.example.com' }],
    ["a tenant's host", { ...LOCAL, host: 'acme.localhost:3000' }],
    ['another token, even here', { ...LOCAL, authorization: `Bearer ${TOKEN}x` }],
    ['a token in another scheme', { ...LOCAL, host: 'acme.localhost', authorization: TOKEN }],
  ])('refuses %s', async (_, headers) => {
    const answer = await ask(headers)
    expect([answer.status, await answer.text()]).toEqual([401, ''])
  })

  it('lets the token read from anywhere', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7', host: 'example.com', authorization: `Bearer ${TOKEN}` }
    expect((await ask(headers)).status).toBe(200)
  })

  it('knows no token where none is set', async () => {
    vi.resetModules()
    vi.stubEnv('METRICS_TOKEN', '')
    const { mayRead } = await import('@/app/api/metrics/access')
    const asks = (token: string) => mayRead(new Request('http://localhost', { headers: { ...LOCAL, authorization: `Bearer ${token}` } }))
    expect([asks('undefined'), asks(TOKEN)]).toEqual([false, false])
    vi.unstubAllEnvs()
  })
})

describe('requests', () => {
  let server: Server
  beforeAll(async () => {
    server = createServer((request, response) => {
      observeRequest(request, response)
      if (request.url === '/hangs') return
      response.statusCode = request.url === '/missing' ? 404 : 200
      response.end('ok')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close())

  const visit = (path: string, host: string) =>
    new Promise<void>((resolve, reject) => {
      const { port } = server.address() as AddressInfo
      const request = get({ port, host: '127.0.0.1', path, headers: { host } }, (response) =>
        response.resume().once('close', resolve),
      )
      request.once('error', path === '/hangs' ? () => resolve() : reject)
      if (path === '/hangs') setTimeout(() => request.destroy(), 50)
    })

  it('are counted by route, method and status, and by tenant once it is known to exist', async () => {
    await visit('/_next/static/a.js?v=1', 'acme.localhost')
    await visit('/missing', 'nobody.localhost')
    await visit('/hangs', 'acme.localhost')
    await vi.waitFor(async () => {
      expect(await valueOf('farol_http_requests_total{route="/_next/static",method="GET",status="200"}')).toBe(1)
      expect(await valueOf('farol_http_requests_total{route="unmatched",method="GET",status="404"}')).toBe(1)
      expect(await valueOf('farol_http_requests_total{route="unmatched",method="GET",status="499"}')).toBe(1)
    })
    expect(await valueOf('farol_http_request_duration_seconds_count{route="/_next/static",method="GET"}')).toBe(1)
    expect(await scrape()).not.toContain('nobody')
  })
})

describe('what waits', () => {
  it('is counted over all tenants, with the age of the oldest', async () => {
    // What other suites have left waiting in this worker's database is not to be counted.
    await ownerSql('update outbox_event set dispatched_at = now() where dispatched_at is null')
    await ownerSql('update ticket_sla set timer_at = null')
    const tenant = await createTenant()
    const ticket = await createTicket(tenant, await createUser(tenant))
    await ownerSql(
      `insert into outbox_event (tenant_id, id, type, payload, created_at) values ($1, $2, 'incident.created', '{}', now() - interval '90 seconds')`,
      [tenant.id, newId()],
    )
    await ownerSql(
      `insert into ticket_sla (tenant_id, ticket_id, facts, clocks, timer_at) values ($1, $2, '[]', '{}', now() - interval '30 seconds')`,
      [tenant.id, ticket.id],
    )
    expect(await valueOf('farol_outbox_pending_events')).toBe(1)
    expect(await valueOf('farol_outbox_oldest_event_age_seconds')).toBeCloseTo(90, -1)
    expect(await valueOf('farol_sla_timers_due')).toBe(1)
    expect(await valueOf('farol_sla_oldest_timer_age_seconds')).toBeCloseTo(30, -1)
    expect(await valueOf('farol_database_pool_limit{pool="app"}')).toBe(env.DATABASE_POOL_SIZE)
  })

  it('is not known while the database is away', async () => {
    vi.resetModules()
    vi.doMock('@/lib/platform/db/state', () => ({ databaseState: async () => ({ pools: [], ping: null }) }))
    const { scrape: blind } = await import('@/lib/platform/metrics/scrape')
    const text = await blind()
    expect(text).toContain('farol_database_up 0')
    expect(text).not.toMatch(/^farol_outbox_pending_events \d/m)
    vi.doUnmock('@/lib/platform/db/state')
  })
})

it('shows what jobs did', async () => {
  countJob('farol-sweep', { calls: 2, completed: 1, retried: 1, seconds: 0.5 })
  for (let scrapes = 0; scrapes < 2; scrapes++) {
    expect(await valueOf('farol_job_runs_total{function="farol-sweep",outcome="completed"}')).toBe(1)
    expect(await valueOf('farol_job_calls_total{function="farol-sweep"}')).toBe(2)
    expect(await valueOf('farol_job_call_seconds_total{function="farol-sweep"}')).toBe(0.5)
  }
})

it('tells the lateness of warnings and breaches', async () => {
  slaEventFired('breach', 3)
  slaEventFired('breach', -0.2)
  expect(await valueOf('farol_sla_events_total{kind="breach"}')).toBe(2)
  expect(await valueOf('farol_sla_event_lateness_seconds_bucket{le="5",kind="breach"}')).toBe(2)
  expect(await valueOf('farol_sla_event_lateness_seconds_bucket{le="2",kind="breach"}')).toBe(1)
})

it('measures the process', async () => {
  const text = await instruments().registry.metrics()
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', 'nodejs_gc_duration_seconds'])
    expect(text).toContain(`# TYPE ${name}`)
})
