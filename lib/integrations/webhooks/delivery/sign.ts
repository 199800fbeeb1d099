import 'server-only'
import { createHmac } from 'node:crypto'

/**
 * The header X-Farol-Signature: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`, with one `v1` for each secret
 * that is in force while they are changed. The time is signed too, so that a request cannot be kept and sent later.
 */
export function signatureOf(secrets: readonly string[], body: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1_000)
  const signatures = secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`)
  return [`t=${t}`, ...signatures].join(',')
}
