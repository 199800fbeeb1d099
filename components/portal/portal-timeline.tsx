import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { INCIDENT_STATUSES } from '@/lib/incidents/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { Place } from '@/lib/platform/i18n/format'
import type { TimelineEntryDto } from '@/lib/tickets/schema'

/** The milestones of a ticket in the requester's words; what a line is not made for, it leaves out. */
export function PortalTimeline({ entries, place }: { entries: readonly TimelineEntryDto[]; place: Place }) {
  const t = getT(place.locale, 'portal')
  const lines = entries.flatMap((entry) => {
    const text = sentence(entry, place.locale)
    return text ? [{ id: entry.id, at: entry.at, text }] : []
  })
  return (
    <section className="space-y-3">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('ticket.history')}</h2>
      <ol className="space-y-3 border-l border-border pl-4">
        {lines.map((line) => (
          <li
            key={line.id}
            className="relative before:absolute before:top-1.5 before:-left-[1.3rem] before:size-2 before:rounded-full before:bg-border-strong last:before:bg-beam"
          >
            <p>{line.text}</p>
            <DateTime value={line.at} place={place} style="short" className="text-xs text-muted-foreground" />
          </li>
        ))}
      </ol>
    </section>
  )
}

function sentence({ type, field, old, new: next }: TimelineEntryDto, locale: Locale): string | null {
  const t = getT(locale, 'portal.event')
  switch (type) {
    case 'created':
      return t('created')
    case 'followed_up':
      return t('followed_up', { number: textOf(old, 'number') })
    case 'merged':
    case 'has_follow_up':
      return t(type, { number: textOf(next, 'number') })
    case 'unmerged':
      return t('unmerged', { number: textOf(old, 'number') })
    case 'attached':
      return t('attached', { name: textOf(next, 'fileName') })
    case 'changed':
      if (field === 'status') {
        const status = INCIDENT_STATUSES.find((known) => known === next)
        return status ? t('status', { status: getT(locale, 'common')(`status.${status}`) }) : null
      }
      if (field === 'assignee') return next ? t('assignee', { name: textOf(next, 'name') }) : t('unassigned')
      return null
    default:
      return null
  }
}

/** A member of a stored JSON object that should be text. */
function textOf(value: unknown, key: string): string {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return typeof member === 'string' ? member : '—'
}
