import { createServer, request as send, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { door, refuse } from '@/scripts/lib/door.mjs'

const MB = 1_048_576
const request = (url: string, headers: object = {}) =>
  ({ url, headers: { 'x-forwarded-for': '203.0.113.1', ...headers } }) as unknown as IncomingMessage
const signedIn = { cookie: 'a=b; farol.session=sealed' }
const status = (url: string, headers: object, environment = {}) => door(environment)(request(url, headers))?.status ?? null

describe('an address', () => {
  it.each(['/kb/pt-BR/articles/%F0%9F', '/kb/%ED%A0%80', '/api/v1/incidents/%ZZ', '/portal/%'])('%s, which cannot be read, is nowhere', (url) => {
    expect(status(url, {})).toBe(404)
  })

  it.each(['/kb/pt-BR/articles/a%20b', '/kb/%F0%9F%94%92', '/kb/pt-BR/search?q=%F0%9F', '/kb/%00'])('%s is left to others', (url) => {
    expect(status(url, {})).toBeNull()
  })
})

describe('a body', () => {
  it.each([
    ['of a form by somebody unknown', '/sign-in', { 'content-length': String(MB) }, null],
    ['too large for somebody unknown', '/sign-in', { 'content-length': String(MB + 1) }, 413],
    ['the same for next-auth', '/api/auth/callback/credentials', { 'content-length': String(MB + 1) }, 413],
    ['a file of somebody with a session', '/desk', { ...signedIn, 'content-length': String(26 * MB) }, null],
    ['over HTTPS', '/desk', { cookie: '__Host-farol.session=sealed', 'content-length': String(2 * MB) }, null],
    ['an empty session', '/desk', { cookie: 'farol.session=; x=1', 'content-length': String(2 * MB) }, 413],
    ['larger than any file', '/desk', { ...signedIn, 'content-length': String(26 * MB + 1) }, 413],
    ['without a length', '/desk', { ...signedIn, 'transfer-encoding': 'chunked' }, 411],
    ['at the API, which limits its own', '/api/v1/imports', { 'content-length': String(90 * MB) }, null],
    ['streamed to the API', '/api/v1/imports', { 'transfer-encoding': 'chunked' }, null],
    ['at the API in appearance', '/api/v1/../auth/callback', { 'content-length': String(2 * MB) }, 413],
    ['none', '/desk', {}, null],
  ])('%s', (_, url, headers, expected) => {
    expect(status(url, headers)).toBe(expected)
  })

  it('may be as large as UPLOAD_LIMIT_MB and a form around it', () => {
    const headers = { ...signedIn, 'content-length': String(40 * MB) }
    expect(status('/desk', headers, { UPLOAD_LIMIT_MB: '39' })).toBeNull()
    expect(status('/desk', headers, { UPLOAD_LIMIT_MB: '38' })).toBe(413)
  })
})

describe('pages', () => {
  it('are refused when one address asks for too many, until the minute is over', () => {
    const refusal = door({ RATE_LIMIT_FACTOR: '0.001' })
    const ask = (now: number, ip = '203.0.113.1', url = '/desk') => refusal(request(url, { 'x-forwarded-for': ip }), now)
    expect([1, 2, 3].map((n) => ask(n * 1_000))).toEqual([null, null, null])
    expect(ask(4_000)).toMatchObject({ status: 429, retryAfter: 57, text: expect.stringContaining('57 s') })
    expect(ask(4_000, '203.0.113.2')).toBeNull()
    expect(ask(4_000, '203.0.113.1', '/_next/static/chunks/a.js')).toBeNull()
    expect(ask(4_000, '203.0.113.1', '/api/v1/incidents')).toBeNull()
    expect(ask(4_000, '203.0.113.1', '/api/auth/session')).toMatchObject({ status: 429 })
    expect(ask(61_001)).toBeNull()
  })

  it('count by the network of an IPv6 client', () => {
    const refusal = door({ RATE_LIMIT_FACTOR: '0.0003' })
    expect(refusal(request('/', { 'x-forwarded-for': '2001:db8::1' }), 0)).toBeNull()
    expect(refusal(request('/', { 'x-forwarded-for': '2001:db8::2' }), 0)).toMatchObject({ status: 429 })
  })

  it('stay bounded under a flood of addresses, which then share counters', () => {
    const refusal = door({ RATE_LIMIT_FACTOR: '0.001' })
    const flood = (prefix: string, from: number, count: number) =>
      Array.from({ length: count }, (_, n) => refusal(request('/', { 'x-forwarded-for': `${prefix}${from + n}` }), 1))
    expect(flood('a', 0, 50_000).every((answer) => answer === null)).toBe(true)
    expect(flood('b', 0, 10_000).some((answer) => answer?.status === 429)).toBe(true)
    expect(refusal(request('/', { 'x-forwarded-for': 'a1' }), 1)).toBeNull()
  })
})

it('answers in plain words and lets go of the connection, without waiting for the body', async () => {
  const refusalOf = door({})
  const server = createServer((incoming, response) => refuse(incoming, response, refusalOf(incoming) ?? { status: 500, text: '' }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const post = send({ port, host: '127.0.0.1', method: 'POST', path: '/sign-in', headers: { 'content-length': 90 * MB } }, resolve)
    post.on('error', reject).write('the first of many bytes')
  })
  expect(answer.statusCode).toBe(413)
  expect(answer.headers).toMatchObject({ connection: 'close', 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  answer.destroy()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
