/**
 * Local times of files, turned into instants. Sources such as ServiceNow write wall-clock times without an
 * offset; they mean the organisation's timezone, with its daylight saving time of that day.
 */

export interface WallClock {
  year: number
  /** 1 to 12 */
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

const DAY = 86_400_000
const QUARTER = 900_000
/** A year has 35,040 quarters of an hour; a few of them fit before the cache starts over. */
const CACHE_LIMIT = 150_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/**
 * The instant at which clocks in `timeZone` (IANA name) show `wall`. When clocks go back and show it twice,
 * the first time is meant; when they go forward and skip it, the time moves on by the gap (as Temporal's
 * "compatible" does).
 */
export function instantOf(wall: WallClock, timeZone: string): Date {
  const naive = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const before = offsetAt(naive - DAY, timeZone)
  const after = offsetAt(naive + DAY, timeZone)
  if (before === after) return new Date(naive - before)
  const candidates = [before, after].map((offset) => naive - offset).sort((a, b) => a - b)
  const shown = candidates.find((instant) => instant + offsetAt(instant, timeZone) === naive)
  return new Date(shown ?? naive - before)
}

/** Whether the calendar has the day and the clock the time: 29-02-2015 and 24:00 do not exist. */
export function exists({ year, month, day, hour, minute, second }: WallClock): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1970 && hour <= 23 && minute <= 59 && second <= 59
}

/** Milliseconds that clocks in the zone are ahead of UTC. Offsets only ever change on a quarter of an hour. */
function offsetAt(instant: number, timeZone: string): number {
  const quarter = Math.floor(instant / QUARTER)
  const known = offsetsIn(timeZone)
  let offset = known.get(quarter)
  if (offset === undefined) known.set(quarter, (offset = computeOffset(quarter * QUARTER, timeZone)))
  return offset
}

function offsetsIn(timeZone: string): Map<number, number> {
  const known = offsets.get(timeZone)
  if (known && known.size <= CACHE_LIMIT) return known
  const empty = new Map<number, number>()
  offsets.set(timeZone, empty)
  return empty
}

function computeOffset(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) formats.set(timeZone, (format = wallFormat(timeZone)))
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant
}

const wallFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
