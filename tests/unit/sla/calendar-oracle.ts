import { type CalendarDefinition, WEEKDAYS } from '@/lib/sla/types'

/**
 * Business time by looking at the clock again and again: what an instant reads comes from Intl, one cell of time
 * after the other, without any arithmetic on offsets. Windows and offsets have to begin and end between cells.
 */
export interface Cells {
  from: number
  /** Milliseconds. */
  size: number
  /** What the zone's clock reads at the beginning of each cell. */
  readings: readonly Reading[]
}

interface Reading {
  weekday: (typeof WEEKDAYS)[number]
  date: string
  /** Seconds since midnight on the clock. */
  time: number
}

export function readCells(timeZone: string, from: number, to: number, size: number): Cells {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const readings: Reading[] = []
  for (let at = from; at < to; at += size) {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    readings.push({
      weekday: WEEKDAYS.find((day) => day === part.weekday?.toLowerCase()) ?? 'mon',
      date: `${part.year}-${part.month}-${part.day}`,
      time: Number(part.hour) * 3600 + Number(part.minute) * 60 + Number(part.second),
    })
  }
  return { from, size, readings }
}

function opening({ week, holidays }: CalendarDefinition): (reading: Reading) => boolean {
  const seconds = (text: string) => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3)) * 60
  const off = new Set(holidays.map(({ date }) => date))
  const windows = new Map(WEEKDAYS.map((day) => [day, (week[day] ?? []).map((window) => window.map(seconds))]))
  return ({ weekday, date, time }) =>
    (windows.get(weekday) ?? []).some(([start = 0, end = 0]) => time >= start && time < end) &&
    !off.has(date) &&
    !off.has(`-${date.slice(4)}`)
}

export interface Oracle {
  between(from: number, to: number): number
  /** null when the cells do not reach as far. */
  add(from: number, ms: number): number | null
  isOpen(instant: number): boolean
}

export function oracleOf(definition: CalendarDefinition, { from: first, size, readings }: Cells): Oracle {
  const open = readings.map(opening(definition))
  const cellOf = (instant: number) => Math.floor((instant - first) / size)
  return {
    isOpen: (instant) => open[cellOf(instant)] ?? false,
    between(from, to) {
      let sum = 0
      for (let cell = cellOf(from); cell <= cellOf(to); cell++) {
        const start = first + cell * size
        if (open[cell]) sum += Math.max(0, Math.min(to, start + size) - Math.max(from, start))
      }
      return sum
    },
    add(from, ms) {
      let left = ms
      let at = from
      for (let cell = cellOf(from); left > 0; cell++) {
        if (cell >= open.length) return null
        const end = first + (cell + 1) * size
        if (open[cell]) {
          const used = Math.min(left, end - at)
          left -= used
          if (left === 0) return at + used
        }
        at = end
      }
      return at
    },
  }
}
