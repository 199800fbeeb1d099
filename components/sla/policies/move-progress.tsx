'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useT } from '@/components/i18n/use-t'
import { ProgressBar } from '@/components/imports/progress-bar'
import { hasEnded, useRun } from '@/components/sla/dry-run/use-run'
import { Alert } from '@/components/ui/alert'
import type { MoveDto } from '@/lib/sla/runs/schema'

/** How far open tickets have moved to a new version. */
export function MoveProgress({ id }: { id: string }) {
  const t = useT('policies')
  const router = useRouter()
  const { run, lost } = useRun<MoveDto>(`/admin/policies/moves/${id}`)
  const over = run !== null && hasEnded(run)
  // How many tickets stand on older versions is rendered on the server.
  useEffect(() => {
    if (over) router.refresh()
  }, [over, router])

  if (run?.status === 'done') {
    return (
      <Alert tone="success" live>
        {t('move.done', { count: run.moved })}
      </Alert>
    )
  }
  if (run?.status === 'failed') {
    return (
      <Alert tone="danger" live>
        {t('move.failed')}
      </Alert>
    )
  }
  const { done, total } = run?.progress ?? { done: 0, total: 0 }
  const label = total > 0 ? t('move.progress', { done, total }) : t('move.waiting')
  return (
    <div className="space-y-3">
      <ProgressBar value={total > 0 ? done / total : null} label={label} />
      {lost ? (
        <Alert tone="warning" live>
          {t('move.lost')}
        </Alert>
      ) : null}
    </div>
  )
}
