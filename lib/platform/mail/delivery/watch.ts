import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { drainMail } from './drain'
import { LINGER } from './wake'

/** How long one look lasts at most, in milliseconds. */
const WATCH = 8_000
/** Between two looks at an empty queue, in milliseconds. */
const LOOK = 200

/** Sends what is due, and stays a moment for what comes while it is at it. Returns whether more is waiting. */
export async function watchMail(): Promise<boolean> {
  const until = Date.now() + WATCH
  let quiet = Date.now() + LINGER
  for (;;) {
    const { taken, pausedUntil } = await drainMail()
    const now = Date.now()
    if (taken > 0) quiet = now + LINGER
    const wake = pausedUntil ?? (taken > 0 ? now : now + LOOK)
    if (wake > until || now >= until) return taken > 0 && pausedUntil === null
    if (taken === 0 && now >= quiet) return false
    if (wake > now) await sleep(wake - now)
  }
}
