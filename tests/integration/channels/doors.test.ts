import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Handlers } from '@/lib/platform/http/handlers'
import { ownerSql } from '../../support/database'
import { createTenant, type TestTenant } from '../../support/factories'
import { countTickets, letter } from './mail'

const SECRET = 'a-secret-of-the-mail-server'
const HOOK = `whsec_${Buffer.from('a secret of the webhook').toString('base64')}`
/** What the stub of Resend's API gives out. */
let raw: Buffer
let api: Server
let tenant: TestTenant
let mail: Handlers
let resend: Handlers

beforeAll(async () => {
  tenant = await createTenant()
  api = createServer((request, response) => {
    const { port } = api.address() as AddressInfo
    if (request.url === '/raw') return void response.end(raw)
    if (request.url?.startsWith('/emails/receiving/gone')) return void response.writeHead(500).end('{"name":"internal_server_error","message":"x"}')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ object: 'email', id: 'r1', received_for: [`${tenant.slug}@localhost`], raw: { download_url: `http://127.0.0.1:${port}/raw`, expires_at: '' } }))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, {
    INBOUND_MAIL_SECRET: SECRET,
    RESEND_WEBHOOK_SECRET: HOOK,
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
  })
  // The parser's thread is up before somebody waits for an answer.
  await (await import('@/lib/channels/email/read/parser')).parseMail(letter({}))
  mail = await import('@/app/api/inbound/email/route')
  resend = await import('@/app/api/inbound/resend/route')
})
afterAll(() => void api.close())

const segment = { params: Promise.resolve({}) }
const hmac = (body: Uint8Array, secret = SECRET) => createHmac('sha256', secret).update(body).digest('hex')
const sign = (body: Uint8Array, secret = SECRET) => `sha256=${hmac(body, secret)}`
const timed = (body: Uint8Array, seconds: number) => Buffer.concat([Buffer.from(`${seconds}.`), body])
const signAt = (body: Uint8Array, seconds: number) => `t=${seconds},v1=${hmac(timed(body, seconds))}`

async function post(body: Buffer, headers: Record<string, string> = {}): Promise<{ status: number; json: Record<string, unknown> }> {
  const request = new Request('http://farol/api/inbound/email', {
    method: 'POST',
    headers: { host: `${tenant.slug}.localhost`, 'content-type': 'message/rfc822', 'x-farol-signature': sign(body), ...headers },
    body: new Uint8Array(body),
  })
  const response = await mail.POST(request, segment)
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

describe('POST /api/inbound/email', () => {
  test('stores, and answers with the outcome and the ticket', async () => {
    const { status, json } = await post(letter({}))
    expect(status).toBe(202)
    expect(json).toMatchObject({ outcome: 'created', ticket: { number: 'INC-000001' } })
    expect(await ownerSql('select state, source from mail_intake where id = $1', [json.id])).toEqual([{ state: 'done', source: 'api' }])
  })

  test('on the root domain the recipients decide', async () => {
    const { json } = await post(letter({ to: `${tenant.slug}@localhost` }), { host: 'localhost' })
    expect(json.outcome).toBe('created')
    expect((await post(letter({ to: 'x@nowhere.test' }), { host: 'localhost' })).json.outcome).toBe('rejected')
  })

  test('refuses what is unsigned, signed otherwise, empty, a form, too large, or for nobody', async () => {
    const before = await countTickets(tenant)
    const body = letter({})
    expect(await post(body, { 'x-farol-signature': sign(body, 'another secret') })).toMatchObject({ status: 401, json: { code: 'unauthenticated' } })
    expect((await post(body, { 'x-farol-signature': '' })).status).toBe(401)
    expect((await post(body, { 'x-farol-signature': 'sha256=zz' })).status).toBe(401)
    expect((await post(Buffer.alloc(0))).status).toBe(400)
    expect((await post(body, { 'content-type': 'application/json' })).status).toBe(415)
    expect((await post(Buffer.alloc(25_000_001, 'x'))).status).toBe(413)
    expect((await post(body, { host: 'nobody-here.localhost' })).status).toBe(404)
    expect(await countTickets(tenant)).toBe(before)
  })
})

describe('a signature with its time', () => {
  const now = () => Math.floor(Date.now() / 1_000)

  test('is taken for five minutes', async () => {
    const body = letter({ subject: 'Com hora' })
    expect((await post(body, { 'x-farol-signature': signAt(body, now() - 290) })).status).toBe(202)
    for (const seconds of [now() - 310, now() + 310]) {
      const { status, json } = await post(body, { 'x-farol-signature': signAt(body, seconds) })
      expect([status, json.detail]).toEqual([401, expect.stringContaining('five minutes')])
    }
  })

  test('is of that time and body, and cannot be turned into one without a time', async () => {
    const [body, seconds] = [letter({}), now()]
    const before = await countTickets(tenant)
    const signature = signAt(body, seconds)
    for (const header of [signature.replace(String(seconds), String(seconds - 1)), `t=,v1=${hmac(body)}`, `v1=${hmac(body)}`, `t=${seconds}`, `t=1e3,v1=${hmac(body)}`]) {
      expect((await post(body, { 'x-farol-signature': header })).status, header).toBe(401)
    }
    // The signed bytes themselves, sent as if they were a message of the other form.
    expect((await post(timed(body, seconds), { 'x-farol-signature': sign(timed(body, seconds)) })).status).toBe(401)
    expect(await countTickets(tenant)).toBe(before)
  })
})

describe('POST /api/inbound/resend', () => {
  async function hook(event: unknown, secret = HOOK) {
    const payload = JSON.stringify(event)
    const [id, timestamp] = ['msg_1', String(Math.floor(Date.now() / 1_000))]
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const signature = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${payload}`).digest('base64')}`
    const headers = { host: 'localhost', 'content-type': 'application/json', 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature }
    return resend.POST(new Request('http://farol/api/inbound/resend', { method: 'POST', headers, body: payload }), segment)
  }

  test('fetches the message that it is told of, for the address it was received for', async () => {
    raw = letter({ to: 'whoever@else.test', subject: 'Pelo Resend' })
    const response = await hook({ type: 'email.received', data: { email_id: 'r1' } })
    expect(response.status).toBe(202)
    expect(await response.json()).toMatchObject({ outcome: 'created' })
    // Told twice, it is known.
    expect(await (await hook({ type: 'email.received', data: { email_id: 'r1' } })).json()).toMatchObject({ outcome: 'ignored' })
  })

  test('leaves other events alone, refuses other signatures, and asks to be told again when the message is away', async () => {
    expect((await hook({ type: 'email.sent', data: {} })).status).toBe(204)
    expect((await hook({ type: 'email.received', data: { email_id: 'r1' } }, `whsec_${Buffer.from('other').toString('base64')}`)).status).toBe(401)
    expect((await hook({ type: 'email.received', data: { email_id: 'gone' } })).status).toBe(503)
  })
})
