import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

export interface Loop {
  /** Has the next turn now, or right after the current one. */
  wake: () => void
  /** Ends after the current turn. */
  stop: () => Promise<void>
}

/** Milliseconds between turns that fail, at first and at most. */
const FIRST_PAUSE = 100
const LAST_PAUSE = 2_000

/**
 * Has one turn after another for as long as the process lives. A turn says in how many milliseconds the next one
 * is due, unless somebody wakes the loop earlier. A turn that fails, as when the database is away, is had again.
 */
export function startLoop(name: string, log: Log, turn: () => Promise<number>): Loop {
  let woken = false
  let stopped = false
  let alarm = new AbortController()

  const rest = async (milliseconds: number) => {
    if (!woken && !stopped)
      await sleep(milliseconds, undefined, { signal: alarm.signal }).catch(() => undefined)
    alarm = new AbortController()
  }

  const run = async () => {
    let failures = 0
    while (!stopped) {
      woken = false
      try {
        const pause = await turn()
        if (failures > 0) log.info({ loop: name, failures }, 'Working again')
        failures = 0
        await rest(pause)
      } catch (error) {
        if (failures === 0) log.warn({ loop: name, error }, 'A turn failed; trying again')
        woken = false
        await rest(Math.min(LAST_PAUSE, FIRST_PAUSE * 2 ** failures++))
      }
    }
  }

  // Not before the caller has finished: the first turn may use what is made right after this loop.
  const running = Promise.resolve().then(run)
  return {
    wake: () => {
      woken = true
      alarm.abort()
    },
    stop: () => {
      stopped = true
      alarm.abort()
      return running
    },
  }
}
