import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { processWide } from '@/lib/platform/process-wide'

/** What a key is for. Each purpose has a key of its own, so that none can stand in for another. */
export type KeyPurpose = 'session-cookie' | 'access-token' | 'sign-in-address'

const derived = processWide('keys', () => new Map<KeyPurpose, Buffer>())

/** 256 bits derived from FAROL_SECRET (HKDF-SHA-256, RFC 5869). */
export function deriveKey(purpose: KeyPurpose): Buffer {
  const known = derived.get(purpose)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', env.FAROL_SECRET, '', `farol ${purpose}`, 32))
  derived.set(purpose, key)
  return key
}

/** HMAC-SHA-256 in hex: lets equal values be found again without being kept. */
export const keyedHash = (purpose: KeyPurpose, value: string): string =>
  createHmac('sha256', deriveKey(purpose)).update(value).digest('hex')
