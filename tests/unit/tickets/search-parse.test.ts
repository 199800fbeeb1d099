import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSearch } from '@/lib/tickets/search/parse'

describe('what is typed into a search field', () => {
  test('words must all be there, phrases as they stand', () => {
    expect(parseSearch('impressora "não imprime"').clauses).toEqual([{ any: ['impressora'] }, { any: ['não imprime'] }])
  })

  test('a hyphen in front excludes, within a word it belongs to it', () => {
    expect(parseSearch('e-mail -spam -"caixa cheia"').clauses).toEqual([
      { any: ['e-mail'] },
      { any: ['spam'], not: true },
      { any: ['caixa cheia'], not: true },
    ])
  })

  test.each(['vpn OR proxy', 'vpn OU proxy'])('%s', (text) => {
    expect(parseSearch(text).clauses).toEqual([{ any: ['vpn', 'proxy'] }])
  })

  test('OR at either end joins nothing, and small letters are a word', () => {
    expect(parseSearch('OR vpn OR').clauses).toEqual([{ any: ['vpn'] }])
    expect(parseSearch('ou').clauses).toEqual([{ any: ['ou'] }])
  })

  test.each([
    ['status:open', 'status', 'open'],
    ['Situação:resolvido', 'status', 'resolvido'],
    ['responsável:"Ana Prado"', 'assignee', 'Ana Prado'],
    ['antes:2026-01-31', 'before', '2026-01-31'],
    ['priority:1,2', 'priority', '1,2'],
  ])('%s is an operator', (text, operator, value) => {
    expect(parseSearch(text)).toMatchObject({ clauses: [], operators: [{ operator, value }] })
  })

  test('a colon after anything else is part of the text', () => {
    expect(parseSearch('erro:0x80 http://intranet/x').clauses).toEqual([{ any: ['erro:0x80'] }, { any: ['http://intranet/x'] }])
  })

  test.each([['123', 123], ['INC-000123', 123], ['inc42', 42]])('%s is a number', (text, number) => {
    expect(parseSearch(text).number).toBe(number)
  })

  test('a number says of which kind it is, or means any', () => {
    expect(parseSearch('prb-12')).toMatchObject({ number: 12, kind: 'problem' })
    expect(parseSearch('INC12')).toMatchObject({ number: 12, kind: 'incident' })
    expect(parseSearch('12').kind).toBeUndefined()
    expect(parseSearch('KB-12').number).toBeNull()
  })

  test('the last word may go on while it is typed, not after a space or a quote', () => {
    expect(parseSearch('toner impres', { begun: true }).clauses.at(-1)).toEqual({ any: ['impres'], begun: true })
    expect(parseSearch('toner ', { begun: true }).clauses.at(-1)).toEqual({ any: ['toner'] })
  })

  test('anything can be typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { clauses } = parseSearch(text)
      expect(clauses.length).toBeLessThanOrEqual(12)
      for (const { any } of clauses) for (const term of any) expect(term).toMatch(/[\p{L}\p{N}]/u)
    }))
  })
})
