import { expect, test } from 'vitest'
import { seal, unseal } from '@/lib/platform/crypto/seal'

const HERE = '0199aaaa-0000-7000-8000-000000000001'
const THERE = '0199aaaa-0000-7000-8000-000000000002'

test('a secret opens where it was sealed, and reads differently each time', () => {
  const sealed = seal(HERE, 'webhook-secret', 'segredo: ção')
  expect(unseal(HERE, 'webhook-secret', sealed)).toBe('segredo: ção')
  expect(sealed).not.toContain('segredo')
  expect(seal(HERE, 'webhook-secret', 'segredo: ção')).not.toBe(sealed)
})

test('another tenant, another purpose and an altered text open nothing', () => {
  const sealed = seal(HERE, 'webhook-secret', 'x')
  expect(() => unseal(THERE, 'webhook-secret', sealed)).toThrow()
  expect(() => unseal(HERE, 'mailbox-password', sealed)).toThrow()
  const parts = sealed.split('.')
  parts[3] = Buffer.from('y').toString('base64url')
  expect(() => unseal(HERE, 'webhook-secret', parts.join('.'))).toThrow()
  expect(() => unseal(HERE, 'webhook-secret', 'x')).toThrow('Not a sealed secret')
})
