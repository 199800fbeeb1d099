import { describe, expect, it, test } from 'vitest'
import { becauseOf } from '@/lib/problems/known-errors/because'
import { findCode, namesCodes } from '@/lib/problems/known-errors/codes'
import { complaintsOf, foreignComplaints } from '@/lib/problems/known-errors/complaints'
import { type Asked, distinct, type Evidence, OFFERED_FROM, scoreOf, type Shared } from '@/lib/problems/known-errors/score'
import { plainText } from '@/lib/tickets/search/parse'
import { otherNames } from '@/lib/problems/known-errors/synonyms'

describe('codes', () => {
  test.each([
    ['aparece CAA 70004 no Teams', 'CAA70004', true],
    ['falha 800f0922 na atualização', '0x800F0922', true],
    ['tela: driver power state failure', 'DRIVER_POWER_STATE_FAILURE', true],
    ['DM_GWPipeline_Gateway_MashupDataAccessError', 'DM_GWPipeline', true],
    ['o coletor mostra rep-17', 'REP-17', true],
    ['erro 0x00000709 ao imprimir', '0x0000011b / 0x00000709', true],
    ['dá 504 depois de um minuto', '504', false],
  ])('%s has %s', (text, field, telling) => {
    expect(findCode(plainText(text), field)).toMatchObject({ telling })
  })

  test.each([
    ['dá 5040 depois', '504'],
    ['teams caa20003', 'CAA70004'],
    ['qualquer coisa', ''],
    ['(a+)+$', '.*'],
    ['ramal 17', 'REP-17'],
  ])('%s has not %s', (text, field) => {
    expect(findCode(plainText(text), field)).toBeNull()
  })

  it('tells texts that name an error by code from those that do not', () => {
    expect(['erro 0x80070070', 'ERR_CONNECTION_RESET', 'ORA-12154', 'caa20003'].map((text) => namesCodes(plainText(text)))).toEqual([true, true, true, true])
    expect(['Windows 11 e Office 365', 'sala 204, ramal 3310', ''].map((text) => namesCodes(plainText(text)))).toEqual([false, false, false])
  })
})

describe('words', () => {
  it('know other names of what a text speaks of', () => {
    expect(otherNames('Meu contracheque veio em branco')).toContain('holerite')
    expect(otherNames('cadeira')).toBe('')
  })

  it('count once for a word whose stems differ between the languages', () => {
    const stems = ['impressora', 'impressor', 'fil', 'fila', 'ab', 'abc'].map((stem) => ({ stem }))
    expect(distinct(stems).map(({ stem }) => stem)).toEqual(['ab', 'fil', 'abc', 'impressor'])
  })

  it('tell complaints apart', () => {
    expect([...complaintsOf('O Teams está lento')]).toEqual(['slow'])
    expect(foreignComplaints(complaintsOf('muito lento e sumiu'), complaintsOf('fica lento'))).toBe(1)
  })
})

const word = (stem: string, more: Partial<Shared> = {}): Shared => ({ stem, titled: true, meant: false, weight: 1, place: 'title', ...more })
const asked: Asked[] = ['vpn', 'conect', 'casa'].map((stem) => word(stem))
const nothing: Evidence = {
  shared: [], titleBreadth: 3, symptomsBreadth: 5, likeness: 0, items: [], otherItem: false, code: null, otherCode: false, says: 'VPN não conecta',
}
const some: Evidence = { ...nothing, shared: [word('vpn'), word('conect'), word('cas', { place: 'symptoms' }), word('desd', { place: 'symptoms' })] }
const score = (evidence: Evidence, text = 'vpn não conecta em casa') => scoreOf(evidence, asked, text)

describe('the score', () => {
  it('is near nothing without evidence, and a probability with all of it', () => {
    expect(score(nothing)).toBeLessThan(0.05)
    const all = score({ ...some, likeness: 1, items: ['VPN'], code: { code: '0x1', telling: true } })
    expect(all).toBeGreaterThan(0.9)
    expect(all).toBeLessThanOrEqual(1)
  })

  it('rises with each kind of evidence, and falls with what speaks against it', () => {
    const base = score(some)
    for (const more of [{ items: ['VPN'] }, { code: { code: '691', telling: false } }, { likeness: 0.8 }, { shared: [...some.shared, word('sinal')] }])
      expect(score({ ...some, ...more })).toBeGreaterThan(base)
    expect(score({ ...some, otherItem: true })).toBeLessThan(base)
    expect(score({ ...some, otherCode: true })).toBeLessThan(base)
    expect(score(some, 'a vpn está lenta em casa')).toBeLessThan(base)
  })

  it('is not enough for an item alone, nor for everybody’s words', () => {
    expect(score({ ...nothing, items: ['VPN'] })).toBeLessThan(OFFERED_FROM)
    expect(score({ ...nothing, shared: ['nao', 'erro', 'abr'].map((stem) => word(stem, { weight: 0.1 })) })).toBeLessThan(OFFERED_FROM)
  })
})

test('reasons name the code, the item and the written words', () => {
  const evidence = { ...some, code: { code: '0x800704C9', telling: true }, items: ['VPN'] }
  expect(becauseOf(evidence, 'A VPN não conectava em casa')).toEqual([
    { kind: 'code', code: '0x800704C9' },
    { kind: 'item', names: ['VPN'] },
    { kind: 'words', words: expect.arrayContaining(['vpn', 'conectava', 'casa']) },
  ])
})
