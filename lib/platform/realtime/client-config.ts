import 'server-only'
import { env } from '@/lib/platform/env'
import type { LiveConfig } from './channels'
import { liveKeys } from './configured'

/**
 * What a browser needs to open its live connection; null where there are no live updates. Unless Pusher's cloud or
 * a public host is configured it goes through the page's own address: the web process passes it on to the engine.
 *
 * @param host the Host header of the page
 */
export function clientConfig(host: string | null): LiveConfig | null {
  const keys = liveKeys()
  if (!keys) return null
  const { key } = keys
  if (!env.PUSHER_HOST) return { key, cluster: env.PUSHER_CLUSTER, forceTLS: true }
  const https = env.APP_PROTOCOL === 'https'
  if (env.PUSHER_PUBLIC_HOST) {
    const forceTLS = env.PUSHER_PUBLIC_TLS ?? https
    return { key, wsHost: env.PUSHER_PUBLIC_HOST, wsPort: env.PUSHER_PUBLIC_PORT ?? (forceTLS ? 443 : 80), forceTLS }
  }
  const own = host === null ? null : URL.parse(`${env.APP_PROTOCOL}://${host}`)
  if (!own) return null
  return { key, wsHost: own.hostname, wsPort: Number(own.port) || (https ? 443 : 80), forceTLS: https }
}
