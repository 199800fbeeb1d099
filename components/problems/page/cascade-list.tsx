'use client'

import { useT } from '@/components/i18n/use-t'
import { Checkbox } from '@/components/ui/checkbox'
import type { ResolutionPreview } from '@/lib/problems/resolution/schema'

interface CascadeListProps {
  preview: ResolutionPreview
  /** Incidents that stay open. */
  except: readonly string[]
  onExcept: (ids: readonly string[]) => void
}

/** The incidents that a resolution resolves, each of which may be left out, and what is skipped anyway. */
export function CascadeList({ preview, except, onExcept }: CascadeListProps) {
  const t = useT('problems.move')
  const { incidents, total, requesters, over, hidden, atOnce } = preview
  return (
    <div className="space-y-2 text-sm">
      <ul className="max-h-52 divide-y divide-border overflow-y-auto rounded-md border border-border" tabIndex={0} aria-label={t('cascade', { count: total })}>
        {incidents.map(({ id, number, title, requester }) => (
          <li key={id}>
            <label className="flex items-start gap-2.5 px-3 py-2">
              <Checkbox
                checked={!except.includes(id)}
                onChange={(event) => onExcept(event.target.checked ? except.filter((one) => one !== id) : [...except, id])}
                className="mt-0.5"
              />
              <span className="min-w-0">
                <span className="text-muted-foreground tabular-nums">{number}</span> <span className="wrap-anywhere">{title}</span>
                <span className="block text-xs text-muted-foreground">{requester.name}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted-foreground">
        {t('cascadeHint', { people: requesters })} {total > atOnce ? t('batches', { atOnce }) : null}{' '}
        {over + hidden > 0 ? t('skipped', { over, hidden, both: over > 0 && hidden > 0 ? 'yes' : 'no' }) : null}
      </p>
    </div>
  )
}
