import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WayOut } from '@/lib/platform/mail/delivery/drain'
import { drainMail } from '@/lib/platform/mail/delivery/drain'
import { makeResendTransport } from '@/lib/platform/mail/transports/resend'
import { ownerSql } from '../../support/database'
import { createTenant, type TestTenant } from '../../support/factories'
import { deliveries } from './post'
import { drainAll, queue } from './queued'

interface Call {
  path: string
  headers: IncomingHttpHeaders
  body: Record<string, unknown> & { headers: Record<string, string> }
}

let tenant: TestTenant
let server: Server
let way: WayOut
let calls: Call[]
let answer: () => { status: number; body: object; headers?: Record<string, string> }
beforeEach(async () => {
  await ownerSql(`update mail_delivery set status = 'suppressed' where status in ('queued', 'sending')`)
  tenant = await createTenant()
  calls = []
  answer = () => ({ status: 200, body: { id: 're-1' } })
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      calls.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Call['body'] })
      const { status, body, headers } = answer()
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  way = { name: 'resend', send: makeResendTransport('re_test', `http://127.0.0.1:${(server.address() as AddressInfo).port}`) }
})
afterEach(() => new Promise((resolve) => server.close(resolve)))
const only = async () => (await deliveries(tenant))[0]

it('the real SDK hands a message on, with the key that makes a repeat harmless', async () => {
  const id = await queue(tenant, { inReplyTo: '<a@x>', references: '<a@x>', replyTo: 'acme@desk.test' })
  await drainAll(way)
  const sent = await only()
  expect(sent).toMatchObject({ status: 'sent', transport: 'resend', provider_id: 're-1' })
  expect(calls).toMatchObject([
    {
      path: '/emails',
      headers: { authorization: 'Bearer re_test', 'idempotency-key': `${tenant.id}/${id}` },
      body: { from: '"Acme" <acme@desk.test>', to: `${id}@example.test`, reply_to: 'acme@desk.test', subject: '[INC-000001] Olá, ação', html: '<p>Olá</p>', text: 'Olá\n' },
    },
  ])
  expect(calls[0]?.body.headers).toEqual({
    'Auto-Submitted': 'auto-generated',
    'Message-ID': sent?.message_id,
    'In-Reply-To': '<a@x>',
    References: `<a@x> ${sent?.message_id}`,
  })
})

it('a limit makes all wait as long as it says, and uses up no attempt', async () => {
  for (let n = 0; n < 12; n++) await queue(tenant)
  answer = () => ({ status: 429, body: { name: 'rate_limit_exceeded', message: 'Too many', statusCode: 429 }, headers: { 'retry-after': '3' } })
  const { pausedUntil } = await drainMail(new Date(), way)
  expect((pausedUntil ?? 0) - Date.now()).toBeGreaterThan(2_000)
  expect(calls.length).toBeLessThan(12)
  expect((await deliveries(tenant)).every(({ status, attempts }) => status === 'queued' && attempts === 0)).toBe(true)
  answer = () => ({ status: 200, body: { id: 're-2' } })
  await drainAll(way, new Date(Date.now() + 4_000))
  expect((await deliveries(tenant)).every(({ status }) => status === 'sent')).toBe(true)
})

it.each([
  [422, 'validation_error', 'failed'],
  [500, 'internal_server_error', 'queued'],
  [401, 'invalid_api_key', 'queued'],
])('%i %s: %s', async (status, name, outcome) => {
  await queue(tenant)
  answer = () => ({ status, body: { name, message: 'No', statusCode: status } })
  await drainAll(way)
  expect(await only()).toMatchObject({ status: outcome, error: `${name}: No` })
})
