import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { RichText } from '@/components/shared/rich-text'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { Cause } from '@/lib/problems/incidents/schema'
import { ProblemStatusBadge } from '../problem-status'
import { CauseLink } from './cause-link'
import { CauseUnlink } from './cause-unlink'

interface CausePanelProps {
  incident: { id: string; number: string }
  cause: Cause | null
  /** Whether the reader may link and unlink. */
  editable: boolean
  locale: Locale
}

/** The problem that causes an incident, on the incident's page. */
export function CausePanel({ incident, cause, editable, locale }: CausePanelProps) {
  const t = getT(locale, 'problems')
  return (
    <Card className="space-y-3 p-4 text-sm">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('cause.title')}</h2>
      {cause ? (
        <>
          <div className="space-y-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link href={`/desk/problems/${cause.number}`} prefetch={false} className="font-medium text-link tabular-nums hover:underline">
                {cause.number}
              </Link>
              <ProblemStatusBadge status={cause.status} t={t} />
              {cause.knownError ? <Badge tone="info">{t('knownError')}</Badge> : null}
            </p>
            <p className="wrap-anywhere">{cause.title}</p>
          </div>
          {cause.workaround ? (
            <details>
              <summary className="cursor-pointer text-xs font-medium">{t('cause.workaround')}</summary>
              <RichText html={cause.workaroundHtml} className="mt-2" />
            </details>
          ) : null}
          {editable ? <CauseUnlink incidentId={incident.id}>{t('cause.unlink')}</CauseUnlink> : null}
        </>
      ) : (
        <p className="text-muted-foreground">{t('cause.none')}</p>
      )}
      {editable && !cause ? (
        <div className="space-y-2">
          <CauseLink incident={incident}>{t('cause.link')}</CauseLink>
          <Link href={`/desk/problems/new?from=${incident.number}`} prefetch={false} className={buttonVariants({ variant: 'ghost', size: 'sm', className: 'w-full' })}>
            {t('new')}
          </Link>
        </div>
      ) : null}
    </Card>
  )
}
