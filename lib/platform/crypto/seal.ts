import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/platform/env'

/** What a sealed secret is; a secret of one purpose cannot be opened as another. */
export type SealPurpose = 'mailbox-password' | 'webhook-secret' | 'mail-body'

const VERSION = 'v1'

/** A key per tenant and purpose: HKDF-SHA-256 (RFC 5869) of FAROL_SECRET. */
const keyOf = (tenantId: string, purpose: SealPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', env.FAROL_SECRET, tenantId, `farol seal ${purpose}`, 32))

/** Encrypts a secret for the database: AES-256-GCM, `v1.<nonce>.<tag>.<ciphertext>` in base64url. */
export function seal(tenantId: string, purpose: SealPurpose, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(tenantId, purpose), nonce)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return [VERSION, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/** @throws Error when it was sealed for another tenant or purpose, under another FAROL_SECRET, or was altered */
export function unseal(tenantId: string, purpose: SealPurpose, sealed: string): string {
  const [version, nonce, tag, text] = sealed.split('.')
  if (version !== VERSION || !nonce || !tag || text === undefined) throw new Error('Not a sealed secret')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(tenantId, purpose), Buffer.from(nonce, 'base64url'))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}
