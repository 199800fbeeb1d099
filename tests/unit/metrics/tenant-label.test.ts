import { expect, it } from 'vitest'
import { tenantLabels } from '@/lib/platform/metrics/tenant-label'

it('names tenants by slug or domain, up to the limit', () => {
  const label = tenantLabels(['example.com'], 2)
  expect(label('acme.example.com', true)).toBe('acme')
  expect(label('help.globex.com:443', true)).toBe('help.globex.com')
  expect(label('third.example.com', true)).toBe('other')
  expect(label('acme.example.com', false)).toBe('acme')
})

it('gives no place to a host that nothing was served under', () => {
  const label = tenantLabels(['example.com'], 1)
  expect(label('made-up.example.com', false)).toBe('other')
  expect(label('acme.example.com', true)).toBe('acme')
})

it('names nobody on the root domain, or when asked not to', () => {
  expect(tenantLabels(['example.com'], 9)('example.com', true)).toBeUndefined()
  expect(tenantLabels(['example.com'], 0)('acme.example.com', true)).toBeUndefined()
})
