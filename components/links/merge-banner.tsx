import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Alert } from '@/components/ui/alert'
import type { IncidentDto } from '@/lib/incidents/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { UndoMerge } from './undo-merge'

interface MergeBannerProps {
  incident: Pick<IncidentDto, 'id' | 'number' | 'mergedInto'>
  /** Whether the reader may undo it. */
  undoable: boolean
  locale: Locale
}

/** Says that another incident stands for this one, and leads there. */
export function MergeBanner({ incident, undoable, locale }: MergeBannerProps) {
  const t = getT(locale, 'relations.banner')
  const { mergedInto } = incident
  if (!mergedInto) return null
  return (
    <Alert
      tone="warning"
      className="mb-4"
      title={
        <Link href={`/desk/incidents/${mergedInto.number}`} className="underline underline-offset-2">
          {t('title', { number: mergedInto.number })}
        </Link>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="min-w-0 flex-1 basis-60">{t('text')}</span>
        {undoable ? (
          <UndoMerge id={incident.id} undone={t('undone', { number: incident.number })}>
            {t('undo')}
          </UndoMerge>
        ) : null}
      </div>
    </Alert>
  )
}
