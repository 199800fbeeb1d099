import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { proofOf } from '@/lib/channels/email/doors/signature'
import { addressesIn, validAddress } from '@/lib/channels/email/read/addresses'
import { readHeaders } from '@/lib/channels/email/read/headers'
import { answeredIds, messageIdsIn } from '@/lib/channels/email/read/message-ids'
import { isAuthentic } from '@/lib/channels/email/steps/authentic'
import { judgeAutomatic } from '@/lib/channels/email/steps/automatic'
import { readBounce } from '@/lib/channels/email/steps/bounce'
import { overLimit } from '@/lib/channels/email/steps/limits'
import { chooseMailbox } from '@/lib/channels/email/steps/mailbox'
import { recipientsOf } from '@/lib/channels/email/steps/recipients'
import { decideSender, personName } from '@/lib/channels/email/steps/requester'
import { decideThread, isForward, numbersIn, titleOf } from '@/lib/channels/email/steps/thread'

const headers = (...lines: string[]) => readHeaders(Buffer.from(`${lines.join('\r\n')}\r\n\r\nbody`))

describe('readHeaders', () => {
  test('unfolds, keeps repeats in order, does not mind case, and stops at the body', () => {
    const read = readHeaders(Buffer.from('Subject: a\r\n b\r\nX: 1\r\nx: 2\r\nbroken\r\n\r\nY: 3'))
    expect([read.get('SUBJECT'), read.all('x'), read.has('y')]).toEqual(['a b', ['1', '2'], false])
  })

  test.each([['', 0], ['\r\n\r\n', 0], [`A: ${'x'.repeat(500_000)}`, 1], [`${'A: 1\r\n'.repeat(5_000)}\r\n`, 2_000]])('bears %#', (raw, count) => {
    expect(readHeaders(Buffer.from(raw)).all('a')).toHaveLength(count)
  })
})

test('addresses are compared in lower case, and what is none is left out', () => {
  expect(addressesIn(['"Silva, Ana" <ANA@x.test>, ana@x.test, grupo: b@y.test;, lixo, <a b@c>'])).toEqual([
    { address: 'ana@x.test', name: 'Silva, Ana' },
    { address: 'b@y.test', name: '' },
  ])
  for (const bad of ['', 'a', '@b', 'a@', 'a@b@c', 'a b@c', `${'a'.repeat(65)}@b`, 'a@-b.test', 'a@b..c']) expect(validAddress(bad)).toBeNull()
})

test('message ids: the nearest first, and of a long thread both ends', () => {
  expect(answeredIds('<3@x>', '<1@x> <2@x>\r\n <3@x>')).toEqual(['3@x', '2@x', '1@x'])
  expect(messageIdsIn('bare@x')).toEqual(['bare@x'])
  const many = messageIdsIn(Array.from({ length: 200 }, (_, at) => `<${at}@x>`).join(' '))
  expect([many.length, many[0], many.at(-1)]).toEqual([50, '0@x', '199@x'])
})

describe('judgeAutomatic', () => {
  test.each([
    ['person', []],
    ['person', ['Auto-Submitted: no']],
    ['person', ['X-Auto-Response-Suppress: None']],
    ['person', ['Subject: Re: Férias coletivas']],
    ['loop', ['X-Loop: x']],
    ['loop', ['Message-ID: <farol.00000000-0000-4000-8000-000000000000@farol.test>']],
    ['person', ['Message-ID: <farol.00000000-0000-4000-8000-000000000000@other.test>']],
    ['report', ['Content-Type: multipart/report; report-type=delivery-status']],
    ['report', ['Return-Path: <>']],
    ['report', ['From: MAILER-DAEMON@mx.test (Mail Delivery)']],
    ['auto_reply', ['Auto-Submitted: auto-replied; owner=x']],
    ['auto_reply', ['X-Autoreply: yes']],
    ['auto_reply', ['Return-Path: <>', 'Subject: Automatic reply: ok']],
    ['auto_reply', ['X-Auto-Response-Suppress: OOF', 'In-Reply-To: <a@b>']],
    ['auto_reply', ['Subject: Resposta automática: chamado']],
    ['list', ['List-Id: <a.b>']],
    ['list', ['Precedence: Bulk']],
    ['automatic', ['Auto-Submitted: auto-generated']],
    ['automatic', ['X-Auto-Response-Suppress: All']],
  ])('%s: %j', (kind, lines) => {
    expect(judgeAutomatic(headers('X: 1', ...lines), 'farol.test').kind).toBe(kind)
  })
})

describe('readBounce', () => {
  const report = (groups: string) => ({
    subject: '', from: null, text: '', html: '',
    parts: [{ fileName: '', contentType: 'message/delivery-status', cid: null, inline: false, content: Buffer.from(`Reporting-MTA: dns; x\r\n\r\n${groups}`) }],
  })
  test('what is lost for good, each recipient', () => {
    const { lost } = readBounce(report('Final-Recipient: rfc822; A@x.test\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no\r\n\r\nFinal-Recipient: rfc822; b@x.test\r\nAction: delayed\r\nStatus: 4.4.1'), undefined)
    expect(lost).toEqual([{ address: 'a@x.test', detail: 'smtp; 550 no' }])
  })
  test.each(['5.2.2', '4.2.0', '', 'x'])('not what may come in another day: %s', (status) => {
    const { lost, readable } = readBounce(report(`Final-Recipient: rfc822; a@x.test\r\nAction: failed\r\nStatus: ${status}`), undefined)
    expect([lost, readable]).toEqual([[], true])
  })
})

test('recipients come in tiers of trust', () => {
  const read = headers('To: a@x.test', 'Cc: B <b@x.test>', 'Delivered-To: c@x.test')
  expect(recipientsOf(['D@x.test', 'lixo'], read)).toEqual([['d@x.test'], ['c@x.test'], ['a@x.test', 'b@x.test']])
})

test("a mailbox: the door's own, the address, the address without its tag", () => {
  const box = (id: string, address: string) => ({ id, address, teamId: null, categoryId: null, automatic: false, watchCc: false })
  const known = [box('1', 'a@x.test'), box('2', 'b@x.test'), box('3', 'b+vip@x.test')]
  const chosen = (to: string[], door: string | null = null) => chooseMailbox(to, known, door).mailbox?.id ?? null
  expect([chosen(['c@x.test', 'b+x@x.test']), chosen(['b+vip@x.test']), chosen(['a@x.test'], '2'), chosen(['c@x.test'])]).toEqual(['2', '3', '2', null])
})

describe('decideSender', () => {
  const from = { address: 'ana@x.test', name: 'Ana' }
  const known = { id: '1', name: 'Ana', email: 'ana@x.test', kind: 'person', status: 'active', role: 'requester', permissions: [] }
  const asked = { own: new Set(['own@x.test']), known: null, authentic: null, machines: false }
  test.each([
    ['contact', from, {}],
    ['known', from, { known }],
    ['no_sender', null, {}],
    ['own_address', { address: 'own@x.test', name: '' }, { known }],
    ['suspended_sender', from, { known: { ...known, status: 'suspended' } }],
    ['forged_sender', from, { known, authentic: false }],
    ['known', from, { known, authentic: true }],
    ['automatic', { address: 'no-reply@x.test', name: '' }, {}],
    ['contact', { address: 'no-reply@x.test', name: '' }, { machines: true }],
  ])('%s', (wanted, who, more) => {
    const decision = decideSender(who, { ...asked, ...more })
    expect(decision.kind === 'refused' ? decision.reason : decision.kind).toBe(wanted)
  })
  test('a name, or what stands before the @', () => {
    expect([personName(from), personName({ address: 'bia@x', name: ' \u202e\n ' }), personName({ address: 'x@y', name: 'a'.repeat(500) }).length]).toEqual(['Ana', 'bia', 120])
  })
})

test('only the field of the trusted server says who is authentic', () => {
  const fields = ['evil.test; dmarc=pass', 'mx.farol.test 1; spf=fail; dmarc=fail (p=reject)']
  expect([isAuthentic(fields, 'mx.farol.test'), isAuthentic(fields, 'other.test'), isAuthentic(fields, undefined)]).toEqual([false, null, null])
  expect(isAuthentic(['MX.farol.test; dmarc=pass'], 'mx.farol.test')).toBe(true)
  expect(isAuthentic(['mx.farol.test; dmarc=none'], 'mx.farol.test')).toBeNull()
})

test('limits: what opens tickets, what floods, and those who work them', () => {
  const ask = (opened: number, taken: number, opens: boolean, staff = false) => overLimit({ opened, taken }, { opens, staff })
  expect([ask(9, 9, true), ask(10, 10, true), ask(10, 10, false), ask(10, 10, true, true), ask(0, 60, false, true)]).toEqual([
    null, 'answer_limit', null, null, 'sender_limit',
  ])
})

describe('threads', () => {
  const none = { forDesk: false, answers: false }
  const [mine, theirs] = [{ ticketId: 'm', participant: true, ...none }, { ticketId: 's', participant: false, ...none }]
  const desk = { ...mine, forDesk: true }
  test.each([
    ['new', null, null],
    ['reply', mine, null],
    ['note', theirs, mine],
    ['reply', null, mine],
    ['new', null, theirs],
    ['note', null, desk],
    ['note', desk, null],
    ['reply', { ...desk, answers: true }, null],
  ])('%s', (kind, byId, byNumber) => expect(decideThread(byId, byNumber, false).kind).toBe(kind))

  test('a server of ours that vouches for the sender lets them speak for the desk', () => {
    expect(decideThread(null, desk, true)).toEqual({ kind: 'reply', ticketId: 'm', by: 'subject' })
  })

  test('numbers and titles in subjects', () => {
    expect(numbersIn('Re: [inc-000123] x INC-7 INC-7 AINC-8')).toEqual(['INC-000123', 'INC-7'])
    expect(titleOf('RE: Enc:  Res: Fw: Ajuda\u0000 já ', '', 'x')).toBe('Ajuda já')
    expect([titleOf('Re:', 'Texto', 'nada'), titleOf('', 'ab', 'nada'), titleOf('x'.repeat(300), '', 'nada').length]).toEqual(['Texto', 'nada', 250])
    expect([isForward('ENC: x'), isForward('Fwd: x'), isForward('Re: Fwd: x')]).toEqual([true, true, false])
  })
})

test('a signature is of these bytes and this secret', () => {
  const body = Buffer.from('x')
  const of = (bytes: Uint8Array, secret: string) => `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`
  const good = of(body, 'secret')
  const now = new Date()
  const proof = (header: string) => proofOf(body, header, 'secret', now)
  expect([proof(good), proof(good.toUpperCase().replace('SHA', 'sha'))]).toEqual(['good', 'good'])
  for (const bad of ['', 'sha256=', 'sha1=00', `${good}00`, of(body, 'other'), of(Buffer.from('y'), 'secret')]) {
    expect(proof(bad)).toBe('bad')
  }
})
