import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tenantKeyFromHost } from '@/lib/platform/tenancy/host'
import { proposeSlug, slugFlaw } from '@/lib/tenants/rules'

it.each([
  ['acme', null],
  ['padaria-sao-joao', null],
  ['3m-brasil', null],
  ['ab', 'too_short'],
  ['a'.repeat(41), 'too_long'],
  ['Acme', 'characters'],
  ['-acme', 'characters'],
  ['acme-', 'characters'],
  ['ac.me', 'characters'],
  ['xn--acme', 'characters'],
  ['admin', 'reserved'],
  ['12345', 'reserved'],
])('%s: %s', (slug, flaw) => {
  expect(slugFlaw(slug)).toBe(flaw)
})

it('every address that can be had is one that hosts are served under', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abz09-'), minLength: 1, maxLength: 44 })
  fc.assert(
    fc.property(text, (slug) => {
      fc.pre(slugFlaw(slug) === null)
      expect(tenantKeyFromHost(`${slug}.example.com:3000`, ['example.com'])).toEqual({ kind: 'site', key: slug })
    }),
  )
})

it('proposes addresses without accents or hyphens at the ends', () => {
  expect(proposeSlug('  Açaí & Cia. Ltda! ')).toBe('acai-cia-ltda')
})
