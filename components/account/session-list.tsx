import { KeyRound, Monitor, Smartphone } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Badge } from '@/components/ui/badge'
import { revokeSessionAction } from '@/lib/people/sessions/actions'
import type { SessionDto } from '@/lib/people/sessions/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { deviceOf } from './device'
import { EndSession } from './end-session'

/** Where somebody is signed in. */
export function SessionList({ sessions, place, now }: { sessions: SessionDto[]; place: Place; now: Date }) {
  const t = getT(place.locale, 'people')
  return (
    <ul className="divide-y divide-border">
      {sessions.map((session) => {
        const device = deviceOf(session.userAgent)
        const Icon = session.kind === 'api' ? KeyRound : device.mobile ? Smartphone : Monitor
        const name = session.kind === 'api' ? t('account.apiSession') : (device.name ?? t('account.unknownDevice'))
        return (
          <li key={session.id} className="flex items-center gap-3 px-4 py-3 text-sm sm:px-5">
            <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {name}
                {session.current ? <Badge tone="success">{t('account.currentSession')}</Badge> : null}
              </p>
              <p className="text-xs text-muted-foreground">
                {session.ip ?? '—'} · {t('account.lastSeen')} <DateTime value={session.lastSeenAt} place={place} relativeTo={now} />
              </p>
            </div>
            {session.current ? null : <EndSession end={revokeSessionAction.bind(null, session.id)} />}
          </li>
        )
      })}
    </ul>
  )
}
