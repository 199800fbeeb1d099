import type { Clock } from '@/lib/sla/reading'
import { formatDuration } from '@/lib/platform/i18n/format'

/** How a clock looks: a state, refined by what matters to whoever works the ticket. */
export type ClockLook = 'running' | 'warning' | 'breached' | 'paused' | 'met' | 'late' | 'cancelled'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A clock whose text changes as time passes. Instants are epoch milliseconds. */
export interface Deadline {
  due: number
  /** Null when no warning is given, or it cannot be told any more when it was. */
  warn: number | null
}

/** What a deadline says at an instant, and after how many milliseconds it says something else. */
export interface Countdown {
  look: Extract<ClockLook, 'running' | 'warning' | 'breached'>
  /** "2 h 10 min", "12 min 05 s": until the due instant, or since it. */
  time: string
  changesIn: number
}

export function countdown({ due, warn }: Deadline, now: number): Countdown {
  const left = due - now
  if (left <= 0) return { look: 'breached', time: since(-left), changesIn: untilNext(-left < MINUTE ? 1000 : MINUTE, -left) }
  const warned = warn !== null && warn <= now
  const step = left > HOUR ? left % MINUTE || MINUTE : left % 1000 || 1000
  return {
    look: warned ? 'warning' : 'running',
    time: until(left),
    changesIn: warn === null || warned ? step : Math.min(step, warn - now),
  }
}

/** Under an hour to the second, above to the minute; nothing is left exactly when it is due. */
function until(left: number): string {
  const seconds = Math.ceil(left / 1000)
  if (seconds >= 3600) return formatDuration(Math.ceil(left / MINUTE) * 60)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

function since(passed: number): string {
  const seconds = Math.floor(passed / 1000)
  return formatDuration(seconds < 60 ? seconds : Math.floor(seconds / 60) * 60)
}

/**
 * An amount of working time. Its days are no calendar days, so it is told in hours however many they are:
 * "26 h 10 min", "40 min".
 */
export function workingTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const parts = [
    { value: Math.floor(minutes / 60), symbol: 'h' },
    { value: minutes % 60, symbol: 'min' },
  ].filter(({ value }) => value > 0)
  return parts.length === 0 ? `${Math.floor(seconds)} s` : parts.map(({ value, symbol }) => `${value} ${symbol}`).join(' ')
}

const untilNext = (step: number, passed: number): number => step - (passed % step)

/** The deadline of a clock that runs, else null: the text of the others stands still. */
export function deadlineOf({ state, dueAt, warnAt }: Clock): Deadline | null {
  if (dueAt === null || (state !== 'running' && state !== 'breached_running')) return null
  return { due: Date.parse(dueAt), warn: warnAt === null ? null : Date.parse(warnAt) }
}

/** The look of a clock at an instant. */
export function lookOf(clock: Clock, now: number): ClockLook {
  switch (clock.state) {
    case 'running':
    case 'breached_running': {
      const deadline = deadlineOf(clock)
      return deadline ? countdown(deadline, now).look : 'breached'
    }
    case 'paused':
      return clock.breachedAt === null ? 'paused' : 'breached'
    case 'met':
      return 'met'
    case 'breached_met':
      return 'late'
    case 'cancelled':
      return 'cancelled'
  }
}
