import { beforeAll, describe, expect, it } from 'vitest'
import { resetLimits } from '@/lib/platform/limits/limiter'
import { ownerSql } from '../../support/database'
import { apiOf } from './client'
import { createKey, createWorld, type World } from './world'

let world: World
let other: World
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})

const agent = () => ({ token: world.keys.agent })
const json = { 'content-type': 'application/json' }

describe('credentials', () => {
  it('are asked for, without a hint at what was wrong', async () => {
    const none = await world.api.get('/incidents')
    const details = new Set([none.body.detail])
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="farol"')
    const foreign = { token: other.keys.admin }
    for (const options of [{ token: 'farol_pat_x' }, foreign, { token: 'eyJhbGciOiJub25lIn0.e30.' }, { headers: { authorization: `Basic ${world.keys.agent}` } }]) {
      const { status, body } = await world.api.get('/incidents', options)
      expect([status, body.code]).toEqual([401, 'unauthenticated'])
      details.add(body.detail)
    }
    expect(details.size).toBe(1)
  })

  it('are never a cookie', async () => {
    const { status } = await world.api.get('/incidents', { headers: { cookie: `farol.session=${world.keys.agent}` } })
    expect(status).toBe(401)
  })

  it('end with the key, at once and also on expiry', async () => {
    const key = await createKey(world.tenant, world.people.agent)
    expect((await world.api.get('/incidents', { token: key })).status).toBe(200)
    await ownerSql(`update api_key set revoked_at = now() where tenant_id = $1 and prefix = $2`, [world.tenant.id, key.slice(0, 16)])
    await expect.poll(async () => (await world.api.get('/incidents', { token: key })).status).toBe(401)
    const expired = await createKey(world.tenant, world.people.agent)
    await ownerSql(`update api_key set expires_at = now() - interval '1 s' where prefix = $1`, [expired.slice(0, 16)])
    await expect.poll(async () => (await world.api.get('/incidents', { token: expired })).status).toBe(401)
  })

  it('are narrowed by scopes', async () => {
    const reader = await createKey(world.tenant, world.people.admin, ['incident.read'])
    expect((await world.api.get('/incidents', { token: reader })).status).toBe(200)
    expect((await world.api.post('/incidents', { title: 'Não pode' }, { token: reader })).status).toBe(403)
  })
})

describe('the organisation', () => {
  it('is the host; an unknown one, and a domain that nobody proved, is 404', async () => {
    for (const host of ['nobody.localhost', 'a.b.localhost', 'example.org', '127.0.0.1']) {
      expect((await apiOf(host).get('/incidents', agent())).status).toBe(404)
    }
  })

  it('may be named on the root domain, where the credential has to be its own', async () => {
    const root = apiOf('localhost:3000')
    const named = (slug: string) => ({ ...agent(), headers: { 'x-tenant-id': slug } })
    expect((await root.get('/incidents', named(world.tenant.slug))).status).toBe(200)
    expect((await root.get('/incidents', named(other.tenant.slug))).status).toBe(401)
    expect((await root.get('/incidents', agent())).body.code).toBe('malformed')
    expect((await world.api.get('/incidents', named(other.tenant.slug))).body.code).toBe('malformed')
  })

  it('that is suspended is told so', async () => {
    const suspended = await createWorld({ status: 'suspended' })
    const { status, body } = await suspended.api.get('/incidents', { token: suspended.keys.admin })
    expect([status, body.code]).toEqual([403, 'tenant_suspended'])
  })
})

describe('bodies', () => {
  const post = (raw: BodyInit, headers: Record<string, string> = json) =>
    world.api.call('POST', '/incidents', { ...agent(), raw, headers })

  it('must be JSON in UTF-8 by their type: 415', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'multipart/form-data; boundary=x']) {
      const { status, body } = await post('{"title":"Título"}', { 'content-type': type })
      expect([type, status, body.code]).toEqual([type, 415, 'unsupported_media_type'])
    }
    expect((await post('{"title":"Com charset"}', { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(201)
  })

  it('that are no JSON are 400, with the place', async () => {
    const cases: [string, string][] = [
      ['{"title": }', 'position 10 (line 1, column 11)'],
      ['{\n  "title": "x",\n  nope\n}', 'line 3, column 3'],
      ['{"title": "x"', 'ends too early'],
      ['', 'empty'],
    ]
    for (const [text, place] of cases) {
      const { status, body } = await post(text)
      expect([status, body.code]).toEqual([400, 'malformed'])
      expect(body.detail).toContain(place)
    }
    expect((await post(new Uint8Array([0x22, 0xff, 0x22]))).body.code).toBe('malformed')
  })

  it('of another shape, or with text that cannot be stored, are 422', async () => {
    for (const text of ['[]', 'null', '"x"', '{"title":"a\\u0000bc"}', '{"title":"abc","customFields":{"k":"\\ud800"}}', '{"__proto__":{},"title":"abc"}']) {
      const { status } = await post(text)
      expect([text, status]).toEqual([text, 422])
    }
  })

  it('over 1 MB are 413, announced or not', async () => {
    const large = `{"title":"${'x'.repeat(1024 * 1024)}"}`
    const chunks = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 20; n++) controller.enqueue(new Uint8Array(100_000).fill(0x20))
        controller.close()
      },
    })
    for (const raw of [large, chunks]) {
      const { status, body } = await post(raw)
      expect([status, body.code]).toEqual([413, 'payload_too_large'])
    }
  })
})

describe('addresses and methods', () => {
  it('that are not there are 404 for every method, as a problem', async () => {
    for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await world.api.call(method, '/nothing/here', agent())).status).toBe(404)
    }
    expect((await world.api.get('/incidents/x/sla', agent())).status).toBe(404)
  })

  it('without that method are 405 with Allow', async () => {
    const { status, headers, body } = await world.api.put('/incidents', {}, agent())
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'method_not_allowed', 'GET, POST, HEAD, OPTIONS'])
    expect((await world.api.delete('/incidents/x/comments', agent())).headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS')
  })

  it('answer OPTIONS with Allow and no leave for other origins', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const answer = await world.api.call('OPTIONS', '/incidents', { headers })
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
    const get = await world.api.get('/incidents', { ...agent(), headers })
    for (const { headers: given } of [answer, get]) {
      expect([...given.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('answer HEAD like GET, without the body', async () => {
    const head = await world.api.call('HEAD', '/incidents', agent())
    expect([head.status, head.body, head.headers.get('content-type')]).toEqual([200, undefined, 'application/json'])
    expect((await world.api.call('HEAD', '/incidents')).status).toBe(401)
  })
})

describe('every answer', () => {
  it('carries a sane request id, the sender’s or a new one', async () => {
    const given = async (id: string) => (await world.api.get('/incidents', { ...agent(), headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await given('trace-0001')).toBe('trace-0001')
    for (const bad of ['short', 'with space in it', 'x'.repeat(129)]) expect(await given(bad)).not.toBe(bad)
  })

  it('is harmless in a browser, and not kept', async () => {
    const { headers } = await world.api.get('/incidents', agent())
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('limits', () => {
  it('are the plan’s, are told, and refuse with 429 and Retry-After', async () => {
    const free = await createWorld({ plan: 'free' })
    const first = await free.api.get('/categories', { token: free.keys.agent })
    expect(first.headers.get('ratelimit-limit')).toBe('100')
    expect(first.headers.get('ratelimit-remaining')).toBe('99')
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0)
    for (let n = 0; n < 99; n++) await free.api.get('/categories', { token: free.keys.agent })
    const { status, headers, body } = await free.api.get('/categories', { token: free.keys.agent })
    expect([status, body.code, headers.get('ratelimit-remaining')]).toEqual([429, 'rate_limited', '0'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await free.api.get('/categories', { token: free.keys.admin })).status).toBe(200)
    expect((await world.api.get('/categories', agent())).headers.get('ratelimit-limit')).toBe('1000')
    resetLimits()
  })

  it('hold for an address before anybody is known', async () => {
    const api = apiOf(`${world.tenant.slug}.localhost`)
    for (let n = 0; n < 1000; n++) await api.get('/categories')
    const { status, headers } = await api.get('/categories', agent())
    expect([status, headers.get('ratelimit-limit')]).toEqual([429, '1000'])
    resetLimits()
  })
})
