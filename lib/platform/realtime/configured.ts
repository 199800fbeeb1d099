import 'server-only'
import { env } from '@/lib/platform/env'

/** The application's keys at Pusher Channels, or at a server that speaks its protocol. */
export interface LiveKeys {
  appId: string
  key: string
  secret: string
}

/** Null where there are no live updates: everything else works without them. */
export function liveKeys(): LiveKeys | null {
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret, PUSHER_HOST, PUSHER_CLUSTER } = env
  return appId && key && secret && (PUSHER_HOST || PUSHER_CLUSTER) ? { appId, key, secret } : null
}
