import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { timelineText } from '@/components/incidents/timeline-text'
import { DateTime } from '@/components/shared/date-time'
import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import type { Activity } from '@/lib/incidents/activity'
import type { Place } from '@/lib/platform/i18n/format'

/** What others did on the incidents that one works. */
export function ActivityList({ activity, place, now }: { activity: readonly Activity[]; place: Place; now: Date }) {
  const t = getT(place.locale)
  return (
    <Card>
      <h2 className="border-b border-border px-4 py-3 font-semibold">{t('desk.home.activity.title')}</h2>
      {activity.length === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-muted-foreground">{t('desk.home.activity.empty')}</p>
      ) : (
        <ol className="divide-y divide-border">
          {activity.map(({ incident, entry }) => {
            const { actor, did, new: next } = timelineText(t, entry, place)
            return (
              <li key={entry.id} className="flex gap-3 px-4 py-3 text-sm">
                <Avatar name={actor} />
                <div className="min-w-0">
                  <p className="wrap-anywhere">
                    <span className="font-medium">{actor}</span> {did}
                    {next ? <span className="font-medium"> → {next}</span> : null}
                  </p>
                  <Link href={`/desk/incidents/${incident.number}`} prefetch={false} className="block truncate text-xs text-link hover:underline">
                    {incident.number} · {incident.title}
                  </Link>
                  <DateTime value={entry.at} place={place} relativeTo={now} className="text-xs text-muted-foreground" />
                </div>
              </li>
            )
          })}
        </ol>
      )}
    </Card>
  )
}
