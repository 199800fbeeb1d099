'use client'

import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { usePolicyErrors } from '@/components/sla/policies/use-policy-errors'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { cancelDryRunAction, startDryRunAction } from '@/lib/sla/runs/actions'
import type { DryRunDto } from '@/lib/sla/runs/schema'
import { DRY_RUN_DAYS, DRY_RUN_PERIODS, type DryRunRequest } from '@/lib/sla/runs/vocabulary'
import type { CalendarDefinition, PolicyDefinition } from '@/lib/sla/types'
import { RunProgress } from './progress'
import { DryRunResult } from './result'
import { hasEnded, useRun } from './use-run'

type DryRunPanelProps = {
  /** Of what the draft would change; absent: it is new. */
  id?: string | undefined
} & (
  | { kind: 'policy'; draft: PolicyDefinition | null }
  /** null: the draft has fields that cannot be used. */
  | { kind: 'calendar'; draft: CalendarDefinition | null }
)

/** Replays the tickets of the last days under a draft, with live progress, and shows what would have been. */
export function DryRunPanel(props: DryRunPanelProps) {
  const { draft } = props
  const t = useT('policies')
  const { pending, error, submit, forget } = useSubmit()
  const { whole } = usePolicyErrors()
  const [days, setDays] = useState<number>(DRY_RUN_DAYS)
  const [started, setStarted] = useState<{ id: string; of: string } | null>(null)
  const { run, lost } = useRun<DryRunDto>(started && `/admin/policies/dry-runs/${started.id}`)
  const now = JSON.stringify(draft)
  const busy = started !== null && (run === null || !hasEnded(run))

  function start() {
    forget()
    const request = requestOf(props, days)
    if (request)
      submit(
        () => startDryRunAction(request),
        (run) => setStarted({ id: run.id, of: now }),
      )
  }

  return (
    <section
      aria-label={t('dryRun.title')}
      className="space-y-3 rounded-md border border-border bg-surface-sunken p-3 sm:p-4"
    >
      <div className="space-y-0.5">
        <h3 className="flex items-center gap-2 text-sm font-semibold">
          <FlaskConical aria-hidden className="size-4 text-muted-foreground" />
          {t('dryRun.title')}
        </h3>
        <p className="text-xs text-muted-foreground">{t('dryRun.lead')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {busy ? (
          <Button
            variant="outline"
            size="sm"
            disabled={pending}
            onClick={() => submit(() => cancelDryRunAction(started.id))}
          >
            {t('dryRun.cancel')}
          </Button>
        ) : (
          <>
            <Select
              aria-label={t('dryRun.days')}
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
              className="h-8 w-auto text-xs"
            >
              {DRY_RUN_PERIODS.map((period) => (
                <option key={period} value={period}>
                  {t('dryRun.daysOption', { days: period })}
                </option>
              ))}
            </Select>
            <Button
              variant="outline"
              size="sm"
              disabled={pending || draft === null}
              aria-busy={pending}
              onClick={start}
            >
              {run ? t('dryRun.again') : t('dryRun.start', { days })}
            </Button>
          </>
        )}
      </div>
      {draft === null ? <p className="text-xs text-muted-foreground">{t('dryRun.invalid')}</p> : null}
      {/* What had ended before it could be cancelled is no error. */}
      {error && error.extra?.reason !== 'run_over' ? (
        <Alert tone="danger" live>
          {error.fields ? t('dryRun.invalid') : whole(error)}
        </Alert>
      ) : null}
      {started ? <RunProgress run={run} lost={lost} /> : null}
      {run && started && started.of !== now ? <Alert tone="warning">{t('dryRun.stale')}</Alert> : null}
      {run && (run.progress.done > 0 || run.status === 'done') ? (
        <DryRunResult result={run.result} over={run.status === 'done'} />
      ) : null}
    </section>
  )
}

function requestOf(props: DryRunPanelProps, days: number): DryRunRequest | null {
  const { id } = props
  if (props.kind === 'policy') return props.draft && { kind: props.kind, id, draft: props.draft, days }
  return props.draft && { kind: props.kind, id, draft: props.draft, days }
}
