import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { decodeCursor, encodeCursor } from '@/lib/tickets/cursor'
import { formatNumber, parseRef } from '@/lib/tickets/ref'
import { customFieldsSchema, tagsSchema } from '@/lib/tickets/schema'

describe('ticket references', () => {
  it('reads back every number it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        expect(parseRef('incident', formatNumber('incident', number))).toEqual({ number })
      }),
    )
    expect(formatNumber('incident', 123)).toBe('INC-000123')
    expect(formatNumber('incident', 1_234_567)).toBe('INC-1234567')
  })

  it('takes short and lower-case numbers and UUIDs', () => {
    const id = newId()
    expect(parseRef('incident', 'inc-7')).toEqual({ number: 7 })
    expect(parseRef('incident', id.toUpperCase())).toEqual({ id })
  })

  it.each(['', 'INC', 'INC-', 'INC-1x', 'PRB-1', "INC-1' or 1=1", 'INC-12345678901', '../x'])('does not find %j', (ref) => {
    expect(() => parseRef('incident', ref)).toThrow(NotFound)
  })
})

describe('cursors', () => {
  it('survive the round trip', () => {
    const cursor = { sort: '-createdAt', value: '2026-01-02T03:04:05.678Z', id: newId() }
    expect(decodeCursor(encodeCursor(cursor), '-createdAt')).toEqual(cursor)
  })

  it('of another list, of another sort or made up are refused', () => {
    const cursor = encodeCursor({ sort: '-createdAt', value: 3, id: newId() })
    expect(() => decodeCursor(cursor, 'priority')).toThrow(ValidationFailed)
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, '-createdAt')).toThrow(ValidationFailed)
      }),
    )
    const forged = Buffer.from(JSON.stringify([1, '-createdAt', "'; drop table ticket", newId()])).toString('base64url')
    expect(() => decodeCursor(forged, '-createdAt')).toThrow(ValidationFailed)
  })

  it.each([
    ['priority', '2026-01-01T00:00:00.000Z'],
    ['priority', 99_999],
    ['priority', -1],
    ['number', 2 ** 31],
    ['number', 1.5],
    ['createdAt', 5],
    ['createdAt', '0000-01-01T00:00:00.000Z'],
    ['updatedAt', '1969-12-31T23:59:59.999Z'],
    ['comments', '2026-02-30T00:00:00.000Z'],
    ['timeline', '2026-01-01T00:00:00.000+23:00'],
  ] as const)('by %s with the value %j are refused: the column has no such value', (sort, value) => {
    expect(() => decodeCursor(encodeCursor({ sort, value, id: newId() }), sort)).toThrow(ValidationFailed)
  })
})

describe('what people type', () => {
  it('makes equal tag sets equal lists', () => {
    expect(tagsSchema.parse([' VPN ', 'wifi', 'vpn', 'filial   sul'])).toEqual(['filial sul', 'vpn', 'wifi'])
    expect(tagsSchema.safeParse(['a,b']).success).toBe(false)
  })

  it('keeps custom fields within bounds', () => {
    expect(customFieldsSchema.safeParse({ source: { made_sla: false, list: [1, null] } }).success).toBe(true)
    expect(customFieldsSchema.safeParse({ big: 'x'.repeat(33_000) }).success).toBe(false)
    const nested = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels))
    expect(customFieldsSchema.safeParse(nested(20)).success).toBe(true)
    for (const levels of [21, 3_000]) expect(customFieldsSchema.safeParse(nested(levels)).success).toBe(false)
  })
})
