import 'server-only'
import { createHash } from 'node:crypto'

/**
 * An id that follows from its content, so that writing the same thing twice meets its own primary key. It is
 * a UUIDv7 (RFC 9562) of the instant `at`: rows of a ticket lie together, and `sequence` (0 to 4095) orders
 * those of one instant. The random part is a hash of `content`.
 */
export function stableId(at: Date, sequence: number, content: readonly string[]): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, '0').slice(-12)
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const counted = (0x7000 | (sequence & 0xfff)).toString(16)
  const variant = ((parseInt(hash.slice(0, 4), 16) & 0x3fff) | 0x8000).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${counted}-${variant}-${hash.slice(4, 16)}`
}
