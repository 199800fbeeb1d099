import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import type { Gone } from '@/lib/incidents/views/gone'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { isEdited, type QueueState } from '../state'
import { savedPath } from '../views'

/** A saved view that is open, and what of it has gone since it was saved. */
export interface Opened {
  view: ViewDto
  gone: Gone | null
}

/** Whose the view is, and whether it shows something else than it was saved with. */
export function OpenedView({ state, view, locale }: { state: QueueState; view: ViewDto; locale: Locale }) {
  const t = getT(locale, 'views')
  const queue = getT(locale, 'desk')(`views.${state.view}`)
  return (
    <>
      {t(`lead.${view.scope}`, { queue, owner: view.owner.name, team: view.team?.name ?? '' })}
      {isEdited(state) ? (
        <>
          {' '}
          <Badge tone="warning">{t('edited')}</Badge>{' '}
          <Link href={savedPath(view.id)} prefetch={false} className="text-link underline-offset-2 hover:underline">
            {t('reset')}
          </Link>
        </>
      ) : null}
    </>
  )
}

/** Tells that a view asks for people, teams or categories that are no longer in use. */
export function GoneAlert({ gone: { names, unknown }, locale }: { gone: Gone; locale: Locale }) {
  const t = getT(locale, 'views')
  return (
    <Alert tone="warning" title={t('gone.title')} className="mb-4">
      {names.length > 0 ? <p>{t('gone.names', { count: names.length, names: names.join(', ') })}</p> : null}
      {unknown > 0 ? <p>{t('gone.unknown', { count: unknown })}</p> : null}
    </Alert>
  )
}
