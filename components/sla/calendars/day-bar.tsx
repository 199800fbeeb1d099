import { readTime } from '@/lib/sla/calendar/week'
import type { DraftWindow } from './draft'

const DAY = 86_400_000

/** A day from midnight to midnight, what is open filled. */
export function DayBar({ windows }: { windows: readonly DraftWindow[] }) {
  const stretches = windows.flatMap(({ key, start, end }) => {
    const [from, to] = [readTime(start), readTime(end)]
    return from === null || to === null || from >= to ? [] : [{ key, from: (from / DAY) * 96, width: ((to - from) / DAY) * 96 }]
  })
  return (
    <svg viewBox="0 0 96 4" preserveAspectRatio="none" aria-hidden className="h-1.5 w-full overflow-hidden rounded-full bg-muted">
      {stretches.map(({ key, from, width }) => (
        <rect key={key} x={from} width={width} height={4} className="fill-primary" />
      ))}
    </svg>
  )
}
