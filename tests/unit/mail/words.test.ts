import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionedIn } from '@/lib/mail/matrix/mentions'
import { occasionsOf } from '@/lib/mail/matrix/occasions'
import { fillTemplate } from '@/lib/mail/templates/fill'
import { unknownIn } from '@/lib/mail/templates/rules'
import { standardTemplate } from '@/lib/mail/templates/standard'
import { variablesOf } from '@/lib/mail/templates/vocabulary'
import { NOTICE_EVENTS } from '@/lib/mail/vocabulary'
import { inkOn } from '@/lib/platform/mail/layout/colour'
import { nextTry } from '@/lib/platform/mail/delivery/backoff'
import { defaultAddress, isOurMessageId, newMessageId, slugOfAddress } from '@/lib/platform/mail/address'
import { locales } from '@/lib/platform/i18n/locale'

describe('mentions', () => {
  const people = [
    { id: '1', name: 'Ana Souza', email: 'ana@acme.test' },
    { id: '2', name: 'Ana Souza Lima', email: 'lima@acme.test' },
    { id: '3', name: 'Zé', email: null },
  ]
  it.each([
    ['@Ana Souza veja isto', ['1']],
    ['@ana souza lima, veja', ['2']],
    ['ping @lima@acme.test.', ['2']],
    ['@Zé! e @ana@acme.test', ['3', '1']],
    ['@Zélia', []],
    ['mail@Zé', []],
    ['escreva para ana@acme.test', []],
    ['@', []],
  ])('%s', (text, ids) => expect(mentionedIn(text, people)).toEqual(ids))
})

describe('what an event tells', () => {
  const event = (type: string, given = {}) => ({ type: `incident.${type}`, actorId: 'x', ...given })
  const comment = { visibility: 'public' as const, fromRequester: true, mentionedIds: [] }
  const names = (...args: Parameters<typeof occasionsOf>) => occasionsOf(...args).map((one) => one.event)
  const none = { comment: null, assigneeId: null, teamId: null }

  it('of a ticket that is opened and given at once', () => {
    expect(names(event('created'), { ...none, assigneeId: 'a' })).toEqual(['received', 'assigned'])
    expect(names(event('created'), { ...none, teamId: 't' })).toEqual(['received'])
  })
  it('of an answer that wakes a ticket', () => {
    expect(names(event('started', { from: 'on_hold', to: 'in_progress' }), { ...none, comment })).toEqual(['status_changed', 'requester_replied'])
  })
  it('of a note: only whom it names', () => {
    const note = { ...comment, visibility: 'internal' as const, fromRequester: false }
    expect(names(event('commented'), { ...none, comment: note })).toEqual([])
    expect(occasionsOf(event('commented'), { ...none, comment: { ...note, mentionedIds: ['b'] } })).toMatchObject([{ event: 'mention', internal: true }])
  })
  it('of an update only that it is somebody else’s now', () => {
    expect(names(event('updated', { changed: ['title'] }), { ...none, assigneeId: 'a' })).toEqual([])
    expect(names(event('updated', { changed: ['assignee'] }), { ...none, assigneeId: 'a' })).toEqual(['assigned'])
    expect(names(event('assigned', { changed: ['team'] }), { ...none, teamId: 't' })).toEqual(['assigned'])
  })
})

describe('templates', () => {
  const fill = (body: string, values = {}) => fillTemplate({ subject: 's', body }, 'INC-000007', values)

  it.each(locales)('of %s name nothing that their event does not know', (locale) => {
    for (const event of NOTICE_EVENTS) {
      const { subject, body } = standardTemplate(event, locale)
      expect(unknownIn(subject + body)).toEqual([])
      const used = [...(subject + body).matchAll(/\{\{([\w.]+)\}\}/g)].map(([, name]) => name)
      expect(variablesOf(event)).toEqual(expect.arrayContaining(used))
    }
  })

  it('values are shown, never obeyed', () => {
    const { html } = fill('**{{ticket.title}}**', { 'ticket.title': { text: '[x](https://evil.test) <img src=x>{{link}}' } })
    expect(html).toBe('<p><strong>[x](https://evil.test) &#60;img src=x&#62;{{link}}</strong></p>')
  })

  it('only an address of ours is where a link leads', () => {
    const values = { link: { text: 'https://acme.test/?a=1&b="', url: true }, 'ticket.title': { text: 'https://evil.test' } }
    expect(fill('[abrir]({{link}})', values).html).toContain('href="https://acme.test/?a=1&#38;b=&#34;"')
    expect(fill('[abrir]({{ticket.title}})', values).html).not.toContain('evil')
  })

  it('what was said at length stands as it was formatted, or not at all', () => {
    const values = { comment: { text: 'oi', html: '<p><em>oi</em></p>' } }
    expect(fill('Disse:\n\n{{comment}}', values).html).toBe('<p>Disse:</p>\n<blockquote><p><em>oi</em></p></blockquote>')
    expect(fill('Disse:\n\n{{comment}}', {})).toMatchObject({ html: '<p>Disse:</p>\n', text: 'Disse:\n' })
  })

  it('a value that spells a slot stays what it is', () => {
    const slot = `farolslot${Buffer.from('link').toString('hex')}z`
    const values = { link: { text: 'secret', url: true }, comment: { text: slot, html: `<p>${slot}</p>` } }
    expect(fill('{{comment}}', values).html).not.toContain('secret')
    expect(fill(slot, values).html).not.toContain('secret')
  })

  it('subjects carry the number once, on one line', () => {
    const of = (subject: string, title = 'a\r\nBcc: b') => fillTemplate({ subject, body: '' }, 'INC-000007', { 'ticket.title': { text: title }, 'ticket.number': { text: 'INC-000007' } }).subject
    expect(of('{{ticket.title}}')).toBe('[INC-000007] a Bcc: b')
    expect(of('[{{ticket.number}}] olá')).toBe('[INC-000007] olá')
  })
})

describe('addresses', () => {
  it.each([
    ['acme@desk.example.com', 'acme'],
    ['ACME+INC-7@Desk.Example.com', 'acme'],
    ['acme@example.com', null],
    ['a.b@desk.example.com', null],
    ['@desk.example.com', null],
  ])('%s is of %s', (address, slug) => expect(slugOfAddress(address, 'desk.example.com')).toBe(slug))

  it('Message-IDs of ours are known, and none is made twice', () => {
    const [one, two] = [newMessageId('example.com'), newMessageId('example.com')]
    expect(one).not.toBe(two)
    expect([isOurMessageId(one, 'example.com'), isOurMessageId(one, 'example.org'), isOurMessageId('<x@example.com>', 'example.com')]).toEqual([true, false, false])
    expect(defaultAddress('acme', 'example.com')).toBe('acme@example.com')
  })
})

it('a message is tried again after longer and longer pauses, until its time is over', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const expires = new Date('2026-11-23T12:00:00Z')
  const seconds = (attempts: number) => ((nextTry(attempts, now, expires)?.getTime() ?? NaN) - now.getTime()) / 1_000
  expect([1, 2, 3, 4, 5].map(seconds)).toEqual([30, 60, 120, 300, 600])
  expect(nextTry(9, now, expires)).toBeNull()
})

it('a button can be read on every colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const colour = `#${number.toString(16).padStart(6, '0')}`
      const channel = (at: number) => {
        const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      }
      const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
      const contrast = inkOn(colour) === '#ffffff' ? 1.05 / (luminance + 0.05) : (luminance + 0.05) / 0.05
      expect(contrast).toBeGreaterThanOrEqual(4.5)
    }),
  )
})
