import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { StatusBadge } from '@/components/shared/status-badge'
import { Card } from '@/components/ui/card'
import type { Place } from '@/lib/platform/i18n/format'
import type { LinkedIncident } from '@/lib/problems/incidents/schema'
import type { ProblemDto } from '@/lib/problems/schema'
import type { Page } from '@/lib/tickets/schema'
import { LinkIncidents } from './link-incidents'
import { UnlinkButton } from './unlink-button'

interface IncidentsPartProps {
  problem: ProblemDto
  page: Page<LinkedIncident>
  editable: boolean
  place: Place
}

/** The incidents that a problem causes, the newest first, and the ways to add more. */
export function IncidentsPart({ problem, page: { data, page }, editable, place }: IncidentsPartProps) {
  const t = getT(place.locale)
  return (
    <div className="space-y-4">
      {editable ? <LinkIncidents problemId={problem.id} /> : null}
      <Card className="overflow-hidden">
        {data.length > 0 ? (
          <ul className="divide-y divide-border">
            {data.map((incident) => (
              <li key={incident.id} className="flex items-start gap-3 px-4 py-3 text-sm">
                <div className="min-w-0 flex-1">
                  <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <Link href={`/desk/incidents/${incident.number}`} prefetch={false} className="font-medium text-link tabular-nums hover:underline">
                      {incident.number}
                    </Link>
                    <StatusBadge status={incident.status} label={t(`common.status.${incident.status}`)} />
                    <PriorityBadge level={incident.priority as PriorityLevel} label={t(`common.priority.${incident.priority as PriorityLevel}`)} />
                  </div>
                  <p className="mt-0.5 wrap-anywhere">{incident.title}</p>
                  <p className="text-xs text-muted-foreground">
                    {incident.requester.name} · <DateTime value={incident.createdAt} place={place} /> · {t(`problems.incidents.via.${incident.via}`)}
                  </p>
                </div>
                {editable ? <UnlinkButton problemId={problem.id} incident={{ id: incident.id, number: incident.number }} /> : null}
              </li>
            ))}
          </ul>
        ) : (
          <p className="px-4 py-8 text-center text-sm text-muted-foreground">{t('problems.incidents.none')}</p>
        )}
        {page.hasMore ? <p className="border-t border-border px-4 py-2 text-xs text-muted-foreground">{t('problems.incidents.more', { count: data.length })}</p> : null}
      </Card>
    </div>
  )
}
