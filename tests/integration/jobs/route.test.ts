import { createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import { beforeAll, describe, expect, it } from 'vitest'
import { TEST_KEYS } from '@/tests/support/engine'

type Method = 'GET' | 'POST' | 'PUT'
let route: Record<Method, (request: Request) => Promise<Response>>

beforeAll(async () => {
  Object.assign(process.env, TEST_KEYS)
  route = await import('@/app/api/inngest/route')
})

const HOSTS = ['localhost:3000', 'acme.localhost:3000']
const call = { version: 2, event: { name: 'x', data: {} }, events: [], steps: {}, ctx: { run_id: '1', attempt: 0, stack: { stack: [], current: 0 } } }

interface Sent {
  host?: string
  headers?: Record<string, string>
  body?: object
}

function send(method: Method, { host = HOSTS[0], headers = {}, body }: Sent = {}): Promise<Response> {
  const url = `http://${host}/api/inngest?fnId=farol-relay-outbox&stepId=step`
  const text = body && JSON.stringify(body)
  return route[method](new Request(url, { method, headers: { host: host ?? '', 'content-type': 'application/json', ...headers }, body: text }))
}

function signature(body: object, { key = TEST_KEYS.INNGEST_SIGNING_KEY, at = Math.floor(Date.now() / 1_000) } = {}): Record<string, string> {
  const digest = createHmac('sha256', key.replace(/^signkey-\w+-/, '')).update(`${canonicalize(body)}${at}`).digest('hex')
  return { 'x-inngest-signature': `t=${at}&s=${digest}` }
}

describe.each(HOSTS)('the route of jobs on %s', (host) => {
  it.each(['GET', 'POST', 'PUT'] as const)('refuses an unsigned %s', async (method) => {
    const answer = await send(method, { host, ...(method !== 'GET' && { body: call }) })
    expect([answer.status, await answer.json()]).toEqual([401, { message: 'Unauthorized' }])
  })

  it('refuses a signature that is made up, of another key, or old', async () => {
    const made = { 'x-inngest-signature': `t=${Math.floor(Date.now() / 1_000)}&s=${'0'.repeat(64)}` }
    const foreign = signature(call, { key: `signkey-test-${'cd'.repeat(32)}` })
    const old = signature(call, { at: Math.floor(Date.now() / 1_000) - 3_600 })
    for (const headers of [made, foreign, old]) expect((await send('POST', { host, headers, body: call })).status).toBe(401)
  })

  it('registers for nobody under the host that a request names', async () => {
    const body = { url: 'http://evil.test/api/inngest' }
    expect((await send('PUT', { host, body })).status).toBe(401)
    expect((await send('PUT', { host, body, headers: signature(body) })).status).toBe(401)
    const inBand = { 'x-inngest-sync-kind': 'in_band' }
    expect((await send('PUT', { host, body, headers: inBand })).status).toBe(401)
    const signed = await send('PUT', { host, body, headers: { ...inBand, ...signature(body) } })
    expect(signed.status).toBe(200)
  })
})

it('runs what is signed', async () => {
  const answer = await send('POST', { headers: signature(call), body: call })
  expect(answer.status).toBe(200)
})

it('reads no body beyond its limit', async () => {
  const body = { ...call, padding: 'x'.repeat(4 * 1024 * 1024) }
  const answer = await send('POST', { headers: signature(body), body })
  expect(answer.status).toBe(413)
})
