import type { Place } from '@/lib/platform/i18n/format'
import type { TraceLine } from '@/lib/sla/schema'

/**
 * A length of time in full, so that lines add up to their sum for whoever checks: "26 h 10 min", "5 s".
 *
 * @param seconds whole
 */
export function exactDuration(seconds: number): string {
  const parts = [
    { value: Math.floor(seconds / 3600), symbol: 'h' },
    { value: Math.floor(seconds / 60) % 60, symbol: 'min' },
    { value: seconds % 60, symbol: 's' },
  ].filter(({ value }) => value > 0)
  return parts.length === 0 ? '0 s' : parts.map(({ value, symbol }) => `${value} ${symbol}`).join(' ')
}

/**
 * The lines as they are shown, to the second: ends are rounded and lengths follow from them, so that they fit each
 * other and their sum. A line that tells many stretches at once keeps its own length.
 */
export function wholeSeconds(trace: readonly TraceLine[]): TraceLine[] {
  return trace.map((line) => {
    const [from, to] = [rounded(line.from), rounded(line.to)]
    const length = (to - from) / 1000
    const seconds = Math.abs(length - line.seconds) <= 1 ? length : line.seconds
    return { ...line, from: new Date(from).toISOString(), to: new Date(to).toISOString(), seconds }
  })
}

const rounded = (instant: string): number => Math.round(Date.parse(instant) / 1000) * 1000

/** The sum of what counts, or of what does not. */
export const secondsOf = (lines: readonly TraceLine[], counted: boolean): number =>
  lines.reduce((sum, line) => (line.counted === counted ? sum + line.seconds : sum), 0)

interface LocalTime {
  day: string
  time: string
}

/** An instant in local time, to the second where it has any. The year is said once, at the top. */
export function localTime(instant: string, { locale, timeZone }: Place): LocalTime {
  const at = new Date(instant)
  const styles = stylesOf(locale, timeZone)
  return { day: styles.day.format(at), time: styles[at.getTime() % 60_000 === 0 ? 'minute' : 'second'].format(at) }
}

type Styles = Record<'day' | 'minute' | 'second', Intl.DateTimeFormat>

/** Making a format costs more than all that one explanation formats with it. */
const made = new Map<string, Styles>()

function stylesOf(locale: string, timeZone: string): Styles {
  const key = `${locale}|${timeZone}`
  const known = made.get(key)
  if (known) return known
  const clock = { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const
  const styles = {
    day: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: '2-digit', month: '2-digit' }),
    minute: new Intl.DateTimeFormat(locale, clock),
    second: new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' }),
  }
  made.set(key, styles)
  return styles
}
