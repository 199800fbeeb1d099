import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressesIn } from '@/lib/channels/email/read/addresses'
import { readHeaders } from '@/lib/channels/email/read/headers'
import { parseMail, Unreadable } from '@/lib/channels/email/read/parser'
import { judgeAutomatic } from '@/lib/channels/email/steps/automatic'
import { readBounce } from '@/lib/channels/email/steps/bounce'
import { composeBody } from '@/lib/channels/email/steps/body'
import { titleOf } from '@/lib/channels/email/steps/thread'

/** Whatever arrives is read, or said to be unreadable, within five seconds: nothing else may come of it. */
const DEADLINE = 5_500

const folder = new URL('../../fixtures/mail/', import.meta.url)
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.eml')).map((name) => readFileSync(new URL(name, folder)))
const small = fixtures.filter(({ length }) => length < 20_000)
const labels = { history: 'H', empty: '-', more: '…' }

/** The way of a message, as far as it needs no database. */
async function way(raw: Uint8Array): Promise<void> {
  const started = performance.now()
  const headers = readHeaders(raw)
  judgeAutomatic(headers, 'farol.test')
  addressesIn([...headers.all('to'), ...headers.all('from')])
  try {
    const mail = await parseMail(raw)
    readBounce(mail, headers.get('x-failed-recipients'))
    const { text, html } = composeBody(mail, labels)
    expect(text.length).toBeLessThanOrEqual(30_000)
    expect(text + html).not.toContain('\0')
    expect(html).not.toMatch(/<(?:script|iframe|img|style|form|svg)\b|<[^>]*(?:\son\w+=|javascript:)/i)
    expect(titleOf(mail.subject, text, 'Sem assunto').length).toBeLessThanOrEqual(250)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  expect(performance.now() - started).toBeLessThan(DEADLINE)
}

const pieces = ['\r\n', '\r\n\r\n', '--b1', '--b1--', 'Content-Type: ', 'multipart/mixed; boundary=b1', '=?utf-8?q?=', '?=', '"', '\\"', '<', '>', '<div>', '</p>',
  '<script>', 'Content-Transfer-Encoding: base64', 'charset=utf-7', '\0', '\u202e', '=\r\n', 'begin 644 x', '; filename*0*=', 'message/rfc822', '> ', '-- \r\n']

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(200),
  put: fc.oneof(fc.constantFrom(...pieces).map((piece) => Buffer.from(piece)), fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes))),
  times: fc.nat(30),
})

test('mutated messages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...small), fc.array(mutation, { minLength: 1, maxLength: 6 }), async (base, mutations) => {
      let raw: Buffer = base
      for (const { at, cut, put, times } of mutations) {
        const place = Math.floor(at * raw.length)
        raw = Buffer.concat([raw.subarray(0, place), ...Array<Buffer>(times + 1).fill(put), raw.subarray(place + cut)])
      }
      await way(raw)
    }),
    { numRuns: 400, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
  )
}, 40_000)

test('bytes without any sense', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), way), { numRuns: 150, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false })
}, 30_000)

const message = (head: string, body = 'x') => Buffer.from(`From: a@b.test\r\n${head}\r\n\r\n${body}`)
const html = (body: string) => message('Content-Type: text/html', body)

describe('made to hang', () => {
  test.each([
    ['ten thousand parts', message('Content-Type: multipart/mixed; boundary=q', '--q\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000))],
    ['parts in parts', message(Array.from({ length: 3_000 }, (_, at) => `Content-Type: multipart/mixed; boundary=q${at}\r\n\r\n--q${at}`).join('\r\n'))],
    ['quotes in quotes', message(`To: ${'"\\"'.repeat(200_000)}`)],
    ['open brackets', message(`To: ${'('.repeat(100_000)}\r\nCc: ${'<'.repeat(100_000)}`)],
    ['encoded words', message(`Subject: ${'=?utf-8?q?=41?= '.repeat(50_000)}`)],
    ['a folded field', message(`Subject: ${'a\r\n '.repeat(100_000)}`)],
    ['parameters', message(`Content-Type: text/plain${'; a*0*=x'.repeat(50_000)}`)],
    ['references', message(`References: ${'<a@b> '.repeat(50_000)}`)],
    ['open elements', html('<div>'.repeat(100_000))],
    ['tables in tables', html('<table><tr><td>'.repeat(40_000))],
    ['pictures without end', html('<img src=x '.repeat(50_000))],
    ['comments without end', html('<!--'.repeat(150_000))],
    ['entities', html('&lt;&#x'.repeat(80_000))],
    ['a style', html(`<p style="${';:'.repeat(200_000)}">x</p>`)],
    ['quotes', message('Content-Type: text/plain', '> '.repeat(300_000))],
    ['attributions', message('Content-Type: text/plain', `Em 1 ${'<'.repeat(190)}\r\n`.repeat(5_000))],
    ['dashes', message('Content-Type: text/plain', `${'-'.repeat(500)} Mensagem \r\n`.repeat(3_000))],
    ['five megabytes of base64', message('Content-Type: text/plain\r\nContent-Transfer-Encoding: base64', 'QUFB'.repeat(1_250_000))],
    ['addresses', message(`To: ${'a@b.test,'.repeat(100_000)}`)],
  ])('%s', async (_name, raw) => way(raw), 20_000)
})

test('nothing of what was fuzzed stops the next message', async () => {
  await expect(parseMail(Buffer.from('Subject: ok\r\n\r\nOi'))).resolves.toMatchObject({ subject: 'ok' })
})
