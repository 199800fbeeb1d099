import type { Channel } from 'pusher-js'
import type Pusher from 'pusher-js'

/** Milliseconds until a subscription that failed is asked for again; twice as many each time, and by chance more. */
const FIRST_MS = 3_000
const LONGEST_MS = 60_000

/**
 * Asks again for a channel whose subscription failed, which the library would do only on its next connection: the
 * server was being started, or had too many at once. Not when it was refused to this person (403).
 * @param signedOut called when nobody is signed in any more: asking for anything would change nothing
 */
export function insist(pusher: Pusher, channel: Channel, signedOut: () => void): void {
  let failures = 0
  channel.bind('pusher:subscription_succeeded', () => {
    failures = 0
  })
  channel.bind('pusher:subscription_error', ({ status }: { status?: number }) => {
    // What our own door answers ends the attempt; what the live server answers (a signature of the connection before) does not.
    const ours = !channel.subscriptionPending
    if (ours && status === 401) return signedOut()
    if (ours && status === 403) return
    const pause = Math.min(FIRST_MS * 2 ** failures++, LONGEST_MS)
    setTimeout(() => {
      const stands = pusher.channel(channel.name) === channel && pusher.connection.state === 'connected'
      if (stands && !channel.subscriptionCancelled) channel.subscribe()
    }, pause * (1 + Math.random()))
  })
}
