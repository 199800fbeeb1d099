/** Durations as people write them. A day is 24 hours of whatever time is meant; working days are shown beside it. */

const UNITS: readonly (readonly [seconds: number, words: readonly string[]])[] = [
  [604_800, ['w', 'sem', 'semana', 'semanas', 'week', 'weeks']],
  [86_400, ['d', 'dia', 'dias', 'day', 'days']],
  [3_600, ['h', 'hr', 'hora', 'horas', 'hour', 'hours']],
  [60, ['min', 'm', 'minuto', 'minutos', 'minute', 'minutes', 'mins']],
  [1, ['s', 'seg', 'sec', 'segundo', 'segundos', 'second', 'seconds']],
]

const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]+)/gy

/**
 * Reads `4h`, `1d 2h`, `30min`, `1h30`, `1:30`, `1,5 h`, in either language.
 * @returns whole seconds; null when the text is no duration, or says no unit
 */
export function parseDuration(text: string): number | null {
  const clock = /^(\d+):([0-5]\d)$/.exec(text.trim())
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60
  // 1h30 is an hour and thirty minutes; `e` and `and` stand between parts.
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s+(e|and)\s+/g, ' ')
    .replace(/h\s*(\d+)$/, 'h $1min')
  let seconds = 0
  let at = 0
  while (at < plain.length) {
    PART.lastIndex = at
    const match = PART.exec(plain)
    const unit = UNITS.find(([, words]) => words.includes(match?.[2] ?? ''))
    if (!match || !unit) return null
    seconds += Number(match[1]?.replace(',', '.')) * unit[0]
    at = PART.lastIndex + (/^[\s,]*/.exec(plain.slice(PART.lastIndex))?.[0].length ?? 0)
  }
  const whole = Math.round(seconds)
  return plain === '' || Math.abs(whole - seconds) > 1e-6 ? null : whole
}

/** The text that reads back as the same: `26h`, `1h 30min`, `45s`. Hours, because a day of open time is no day. */
export function formatExact(seconds: number): string {
  const parts = [`${Math.floor(seconds / 3_600)}h`, `${Math.floor(seconds / 60) % 60}min`, `${seconds % 60}s`]
  return parts.filter((part) => !/^0\D/.test(part)).join(' ') || '0s'
}
