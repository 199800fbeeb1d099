'use client'

import { useLocale, useTimeZone } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import type { MergePart } from '@/lib/incidents/bulk-merge'
import { formatDateTime } from '@/lib/platform/i18n/format'

interface BulkMergePartsProps {
  /** The oldest first. */
  parts: readonly MergePart[]
  /** Id of the one that remains. */
  into: string | null
  onChoose: (id: string) => void
}

/** The incidents of which one remains: a choice that arrow keys change. What cannot be merged says why. */
export function BulkMergeParts({ parts, into, onChoose }: BulkMergePartsProps) {
  const t = useT('relations')
  const place = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const why = (obstacle: NonNullable<MergePart['obstacle']>) =>
    obstacle === 'merged' ? t('bulkMerge.merged') : t(`merge.obstacle.${obstacle}`)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t('bulkMerge.remains')}</legend>
      <div className="max-h-72 divide-y divide-border overflow-y-auto rounded-md border border-border">
        {parts.map(({ id, number, title, requester, createdAt, obstacle }, index) => (
          <label key={id} className={cn('flex cursor-pointer items-start gap-3 p-3 text-sm hover:bg-accent', id === into && 'bg-selected')}>
            <input
              type="radio"
              name="into"
              value={id}
              checked={id === into}
              // The choice comes after its dialog, which then has the focus elsewhere.
              autoFocus={id === into}
              // One that was merged elsewhere stands for nothing any more.
              disabled={obstacle === 'merged'}
              onChange={() => onChoose(id)}
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            <span className="min-w-0 flex-1">
              <span className="block wrap-anywhere">
                <span className="text-muted-foreground tabular-nums">{number}</span> {title}
              </span>
              <span className="block text-xs text-muted-foreground">
                {t('bulkMerge.from', { requester, at: formatDateTime(createdAt, place, 'short') })}
                {index === 0 ? ` · ${t('bulkMerge.oldest')}` : null}
              </span>
              {obstacle ? (
                <span className="block text-xs text-danger-ink">
                  {t('bulkMerge.obstacle')}: {why(obstacle)}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
