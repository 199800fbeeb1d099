import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import type { Place } from '@/lib/platform/i18n/format'
import type { TimelineEntryDto } from '@/lib/tickets/schema'
import { timelineText } from './timeline-text'

interface TimelineProps {
  /** Newest first. */
  entries: readonly TimelineEntryDto[]
  place: Place
}

/** Everything that happened to an incident, as sentences. */
export function Timeline({ entries, place }: TimelineProps) {
  const t = getT(place.locale)
  return (
    <ol className="space-y-4 border-l border-border pl-5">
      {entries.map((entry) => {
        const { actor, did, old, new: next } = timelineText(t, entry, place)
        return (
          <li
            key={entry.id}
            className="relative text-sm before:absolute before:top-1.5 before:-left-[1.5625rem] before:size-2.5 before:rounded-full before:border-2 before:border-surface before:bg-border-strong first:before:bg-beam"
          >
            <p className="wrap-anywhere">
              <span className="font-medium">{actor}</span> {did}
              {old ? (
                <>
                  {' '}
                  <span className="sr-only">{t('incidents.timeline.from')}</span>
                  <del className="text-muted-foreground decoration-border-strong">{old}</del>
                </>
              ) : null}
              {next ? (
                <>
                  <span aria-hidden> {old || entry.type === 'changed' ? '→' : ''} </span>
                  {old ? <span className="sr-only">{t('incidents.timeline.to')}</span> : null}
                  <span className="font-medium">{next}</span>
                </>
              ) : null}
            </p>
            <p className="text-xs text-muted-foreground">
              <DateTime value={entry.at} place={place} />
              {entry.origin ? ` · ${t('incidents.timeline.origin', { number: entry.origin.number })}` : null}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
