import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

const FORM = /^sha256=([0-9a-f]{64})$/i

/** Whether `sha256=<hex>` is the HMAC of these very bytes under the secret. */
export function isSigned(body: Uint8Array, header: string | null, secret: string): boolean {
  const given = FORM.exec(header?.trim() ?? '')?.[1]
  if (!given) return false
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(body).digest())
}
