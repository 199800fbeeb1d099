import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { clientAddressOf } from '@/lib/platform/http/request'

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1)$/
/** What this machine calls itself. A proxy on it that nobody declared passes on the names of others. */
const OWN_NAME = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/

/** Whether the caller may read metrics: whoever has METRICS_TOKEN, and this machine itself. */
export function mayRead({ headers }: Request): boolean {
  const token = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (token !== undefined) return env.METRICS_TOKEN !== undefined && same(token, env.METRICS_TOKEN)
  return LOOPBACK.test(clientAddressOf(headers)) && OWN_NAME.test(headers.get('host') ?? '')
}

const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
