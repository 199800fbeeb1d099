import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID: 26 characters that sort by time. `entropy` is 10 bytes; the same time and entropy give the same id. */
export function ulid(milliseconds: number = Date.now(), entropy: Uint8Array = randomBytes(10)): string {
  let id = ''
  for (let rest = Math.floor(milliseconds), i = 0; i < 10; i++) {
    id = (ALPHABET[rest % 32] ?? '0') + id
    rest = Math.floor(rest / 32)
  }
  let bits = 0n
  for (const byte of entropy) bits = (bits << 8n) | BigInt(byte)
  for (let shift = 75n; shift >= 0n; shift -= 5n) id += ALPHABET[Number((bits >> shift) & 31n)] ?? '0'
  return id
}

/** A short text of fixed length that stands for `parts`. */
export function digest(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** PostgreSQL's text cannot hold NUL. */
export const storable = (text: string): string => text.replaceAll('\0', '')
