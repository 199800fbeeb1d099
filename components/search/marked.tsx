import type { Segment } from '@/lib/tickets/search/highlight'

/** A text with what was searched for marked. It is text all the way: nothing in it is markup. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, hit }, place) =>
    hit ? (
      <mark key={place} className="rounded-xs bg-warning-subtle px-0.5 text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
