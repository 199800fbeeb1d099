/**
 * A timezone as the offsets it has had and will have, exact to the second, read from the runtime's own copy of the
 * tz database. Offsets are asked for once a year and zone, and kept.
 *
 * `wall` times are the reading of the zone's clock, as the instant at which a clock in UTC reads the same.
 */
export interface Zone {
  readonly name: string
  /** The stretch around an instant in which the clock runs evenly; cut at UTC's turn of the year. */
  spanAt(instant: number): Span
}

/** From `from` up to `to`, `wall = instant + offset`. All milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly offset: number
}

const DAY = 86_400_000

/** Years of which calendars know. Instants beyond them have no place in an answer either. */
export const FIRST_INSTANT = Date.UTC(1900, 0, 1)
export const END_OF_TIME = Date.UTC(10_000, 0, 1)

/** Changes of a zone's offset have never been closer together than seven days: none hides between two looks. */
const STEP = 5 * DAY

/** From here on only rules of the Gregorian calendar are left, and that repeats itself to the day. */
const RULES_ONLY = 2500
const CYCLE_YEARS = 400
const CYCLE = 146_097 * DAY

const zones = new Map<string, Zone>()

/** @throws RangeError for a name that is not an IANA timezone of this runtime */
export function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  if (!/^[A-Z][\w+-]*(\/[\w+-]+)*$/i.test(name)) throw new RangeError(`Not a timezone: ${name}`)
  const format = formatOf(name)
  // Names can be written in many ways, as in `utc`: what is kept goes by the one the runtime uses.
  const canonical = format.resolvedOptions().timeZone
  const zone = zones.get(canonical) ?? makeZone(canonical, (instant) => readOffset(format, instant))
  zones.set(canonical, zone)
  return zone
}

/** Whether the name is an IANA timezone of this runtime. */
export function isZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

function makeZone(name: string, offsetAt: (instant: number) => number): Zone {
  const years = new Map<number, readonly Span[]>()

  function spansOf(year: number): readonly Span[] {
    const known = years.get(year)
    if (known) return known
    const spans = year < RULES_ONLY ? findSpans(year, offsetAt) : repeatSpans(year)
    years.set(year, spans)
    return spans
  }

  function repeatSpans(year: number): readonly Span[] {
    const cycles = Math.floor((year - RULES_ONLY) / CYCLE_YEARS) + 1
    const shift = cycles * CYCLE
    const model = spansOf(year - cycles * CYCLE_YEARS)
    return model.map(({ from, to, offset }) => ({ from: from + shift, to: to + shift, offset }))
  }

  return {
    name,
    spanAt(instant) {
      const spans = spansOf(new Date(instant).getUTCFullYear())
      const span = spans.find(({ to }) => instant < to)
      if (!span) throw new RangeError('Not an instant')
      return span
    },
  }
}

/** The spans of one year in UTC. */
function findSpans(year: number, offsetAt: (instant: number) => number): Span[] {
  const end = Date.UTC(year + 1, 0, 1)
  const spans: Span[] = []
  let from = Date.UTC(year, 0, 1)
  let offset = offsetAt(from)
  for (let looked = from; looked < end; ) {
    const next = Math.min(looked + STEP, end)
    const then = offsetAt(next)
    if (then !== offset) {
      const change = bisect(looked, next, (instant) => offsetAt(instant) !== offset)
      if (change < end) {
        spans.push({ from, to: change, offset })
        from = change
        offset = then
      }
    }
    looked = next
  }
  spans.push({ from, to: end, offset })
  return spans
}

/** The first whole second for which `isAfter` holds: not at `low`, but at `high`. */
function bisect(low: number, high: number, isAfter: (instant: number) => boolean): number {
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (isAfter(middle)) high = middle
    else low = middle
  }
  return high
}

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
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

/** `instant` is a whole second. */
function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const [month = 0, day = 0, year = 0, hour, minute, second] = (format.format(instant).match(/\d+/g) ?? []).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant
}
