import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { drainDue } from './drain'

/** How long one look lasts while timers keep going off, in milliseconds: a dense minute is a few of them. */
const WATCH = 2_000
/** What goes off within this time of each other, in milliseconds, is told together. */
const GATHER = 50

export interface Watched {
  /** When the look ended, and when the next timer goes off, in epoch milliseconds. */
  at: number
  next: number | null
}

/** Tells what is due, and stays for what becomes due while it is at it. */
export async function watchTimers(): Promise<Watched> {
  const until = Date.now() + WATCH
  for (;;) {
    const { next, behind } = await drainDue(new Date())
    const at = Date.now()
    const wake = behind ? at : Math.max(next ?? Infinity, at + GATHER)
    if (wake > until || at >= until) return { at, next }
    if (!behind) await sleep(wake - at)
  }
}
