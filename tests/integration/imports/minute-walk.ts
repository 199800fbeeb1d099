/**
 * The slow way to count business time, for comparison: every minute is looked at by itself. It knows only what a
 * new organisation in São Paulo starts with, and the years of the log; it shares nothing with the product.
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Summer time in São Paulo, one hour more, in UTC. */
const SUMMERS = [
  ['2015-10-18T03:00:00Z', '2016-02-21T02:00:00Z'],
  ['2016-10-16T03:00:00Z', '2017-02-19T02:00:00Z'],
].map(([from, to]) => [Date.parse(from ?? ''), Date.parse(to ?? '')] as const)

const HOLIDAYS = new Set(['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '12-25'])
const GOOD_FRIDAYS = new Set(['2015-04-03', '2016-03-25', '2017-04-14'])

function isOfficeOpen(at: number): boolean {
  const summer = SUMMERS.some(([from, to]) => at >= from && at < to)
  const wall = new Date(at - (summer ? 2 : 3) * HOUR)
  const day = wall.getUTCDay()
  const hour = wall.getUTCHours()
  if (day === 0 || day === 6 || hour < 8 || hour >= 18) return false
  const date = wall.toISOString().slice(0, 10)
  return !HOLIDAYS.has(date.slice(5)) && !GOOD_FRIDAYS.has(date)
}

/** A change of an incident, as its timeline tells it. */
export interface Line {
  at: Date
  type: string
  field: string | null
  old: string | number | null
  new: string | number | null
}

/** Seconds that the resolution clock has counted by the end of the lines, which are those of one incident in order. */
export function walk(lines: readonly Line[], finalPriority: number): number {
  const opened = lines[0]?.at.getTime() ?? 0
  const changes = lines.slice(1)
  const end = lines.at(-1)?.at.getTime() ?? 0
  let status = String(lines[0]?.new)
  let hold: string | null = null
  let priority = Number(changes.find(({ field }) => field === 'priority')?.old ?? finalPriority)
  let minutes = 0
  let next = 0
  for (let at = opened; at < end; at += MINUTE) {
    for (; (changes[next]?.at.getTime() ?? Infinity) <= at; next++) {
      const { field, new: value } = changes[next] as Line
      if (field === 'status') status = String(value)
      if (field === 'holdReason') hold = value === null ? null : String(value)
      if (field === 'priority') priority = Number(value)
    }
    const stands = status === 'resolved' || status === 'closed' || hold === 'awaiting_requester' || hold === 'awaiting_vendor'
    if (!stands && (priority === 1 || isOfficeOpen(at))) minutes++
  }
  return minutes * 60
}
