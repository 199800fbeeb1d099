import type { Holiday } from '@/lib/sla/types'

/** `every` year, `before` the present one, a year of its own, or `after` the next one. */
type GroupKey = 'every' | 'before' | 'after' | number

interface HolidayGroup {
  key: GroupKey
  holidays: Holiday[]
}

/** By what somebody looks for: those of every year, this year's and the next one's; the rest in two heaps. */
export function groupHolidays(holidays: readonly Holiday[], year: number): HolidayGroup[] {
  const sorted = holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const keys: GroupKey[] = ['every', 'before', year, year + 1, 'after']
  return keys
    .map((key) => ({ key, holidays: sorted.filter(({ date }) => keyOf(date, year) === key) }))
    .filter((group) => group.holidays.length > 0)
}

function keyOf(date: string, year: number): GroupKey {
  if (date.startsWith('-')) return 'every'
  const own = Number(date.slice(0, 4))
  if (own < year) return 'before'
  return own > year + 1 ? 'after' : own
}
