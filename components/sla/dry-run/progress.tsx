'use client'

import { useT } from '@/components/i18n/use-t'
import { ProgressBar } from '@/components/imports/progress-bar'
import { Alert } from '@/components/ui/alert'
import type { DryRunDto } from '@/lib/sla/runs/schema'
import { CANCELLED } from '@/lib/sla/runs/vocabulary'

interface RunProgressProps {
  /** null: nothing is known of it yet. */
  run: DryRunDto | null
  /** No answers come. */
  lost: boolean
}

/** How far a dry run is, or how it has ended. */
export function RunProgress({ run, lost }: RunProgressProps) {
  const t = useT('policies')
  const { done, total } = run?.progress ?? { done: 0, total: 0 }
  if (run?.status === 'failed') {
    const end = run.failure === CANCELLED ? 'cancelled' : 'failed'
    return (
      <Alert tone={end === 'cancelled' ? 'warning' : 'danger'} live>
        {t(`dryRun.${done > 0 ? (`${end}Part` as const) : end}`)}
      </Alert>
    )
  }
  if (run?.status === 'done') {
    return (
      <p role="status" className="text-xs text-muted-foreground">
        {t('dryRun.finished', { total })}
      </p>
    )
  }
  const label = !run || run.status === 'queued' ? t('dryRun.waiting') : t('dryRun.progress', { done, total })
  return (
    <>
      <div className="rounded-md border border-border bg-surface p-3">
        <ProgressBar value={total > 0 ? done / total : null} label={label} />
      </div>
      {lost ? (
        <Alert tone="warning" live>
          {t('dryRun.lost')}
        </Alert>
      ) : null}
    </>
  )
}
