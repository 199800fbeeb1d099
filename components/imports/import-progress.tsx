'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardFooter } from '@/components/ui/card'
import { formatDuration, formatNumber } from '@/lib/platform/i18n/format'
import type { ImportSummary } from '@/lib/imports/schema'
import type { ActionResult } from '@/lib/people/action-context'
import { ImportStatus } from './import-status'
import { ProgressBar } from './progress-bar'

const EVERY_MS = 1_000
const COUNTS = ['created', 'updated', 'unchanged', 'rejected'] as const

const ended = ({ status }: ImportSummary): boolean => status === 'done' || status === 'failed'

/** How far an import is, asked anew each second until it has ended. */
export function ImportProgress({ initial }: { initial: ImportSummary }) {
  const t = useT('imports')
  const locale = useLocale()
  const router = useRouter()
  const [run, setRun] = useState(initial)
  const over = ended(run)

  useEffect(() => {
    if (over) return
    const ask = async () => {
      const response = await fetch(`/admin/imports/${initial.id}/progress`).catch(() => null)
      const result = response?.ok ? ((await response.json()) as ActionResult<ImportSummary>) : null
      if (!result?.ok) return
      setRun(result.data)
      // The refused rows are rendered on the server.
      if (ended(result.data)) router.refresh()
    }
    const timer = setInterval(() => void ask(), EVERY_MS)
    return () => clearInterval(timer)
  }, [over, initial.id, router])

  const { done, total } = run.progress
  const label =
    run.status === 'queued'
      ? t('run.waiting')
      : total === 0 && !over
        ? t('run.preparing')
        : t('run.progress', { done: formatNumber(done, locale), total: formatNumber(total, locale) })
  const seconds = run.startedAt && run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1_000 : null
  return (
    <Card>
      <CardContent className="space-y-5">
        <div className="flex flex-wrap items-center gap-3">
          <ImportStatus status={run.status} />
          {seconds === null ? null : (
            <span className="text-sm text-muted-foreground">
              {t('run.took', { duration: formatDuration(Math.max(1, seconds)) })}
            </span>
          )}
        </div>
        <ProgressBar value={total > 0 ? done / total : over ? 1 : null} label={label} />
        {run.failure ? (
          <Alert tone="danger" live>
            {run.failure}
          </Alert>
        ) : null}
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {COUNTS.map((count) => (
            <div key={count}>
              <dt className="text-xs text-muted-foreground">{t(`run.${count}`)}</dt>
              <dd className="text-2xl font-semibold tabular-nums">{formatNumber(run.counts[count], locale)}</dd>
            </div>
          ))}
        </dl>
        <p role="status" className="sr-only">
          {over ? t(`status.${run.status}`) : null}
        </p>
      </CardContent>
      {run.counts.created + run.counts.updated > 0 ? (
        <CardFooter>
          <Button asChild variant="outline">
            <Link href="/desk/queues/all?sort=-number">{t('run.open')}</Link>
          </Button>
        </CardFooter>
      ) : null}
    </Card>
  )
}
