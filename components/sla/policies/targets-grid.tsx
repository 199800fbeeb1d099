'use client'

import { useId } from 'react'
import { useT } from '@/components/i18n/use-t'
import { PriorityBadge } from '@/components/shared/priority-badge'
import { Select } from '@/components/ui/select'
import type { PriorityKey } from '@/lib/sla/types'
import { parseDuration } from './duration'
import { DurationInput } from './duration-input'
import { METRIC_OF, PRIORITY_KEYS, TARGET_KEYS, type PolicyForm, type TypedTarget } from './form'
import type { CalendarChoice } from './references'
import { usePolicyErrors, type PolicyIssues } from './use-policy-errors'

interface TargetsGridProps {
  targets: PolicyForm['targets']
  calendars: readonly CalendarChoice[]
  calendarId: string
  issues: PolicyIssues
  onChange: (targets: PolicyForm['targets']) => void
}

const COLUMNS = 'sm:grid-cols-[8.5rem_repeat(3,minmax(0,1fr))_minmax(0,1.3fr)]'

/** What is promised: priorities by clocks, each perhaps by a calendar of its own. One below the other on phones. */
export function TargetsGrid({ targets, calendars, calendarId, issues, onChange }: TargetsGridProps) {
  const t = useT('policies')
  const set = (key: PriorityKey, more: Partial<TypedTarget>) =>
    onChange({ ...targets, [key]: { ...targets[key], ...more } })
  return (
    <div className="space-y-3 sm:space-y-2">
      <div aria-hidden className={`hidden gap-x-3 text-xs font-medium text-muted-foreground sm:grid ${COLUMNS}`}>
        <span />
        {TARGET_KEYS.map((key) => (
          <span key={key}>{t(`metric.${METRIC_OF[key]}`)}</span>
        ))}
        <span>{t('form.calendar')}</span>
      </div>
      {PRIORITY_KEYS.map((key) => (
        <PriorityRow
          key={key}
          priority={key}
          target={targets[key]}
          calendars={calendars}
          calendarId={calendarId}
          issues={issues}
          onChange={(more) => set(key, more)}
        />
      ))}
    </div>
  )
}

interface PriorityRowProps extends Omit<TargetsGridProps, 'targets' | 'onChange'> {
  priority: PriorityKey
  target: TypedTarget
  onChange: (more: Partial<TypedTarget>) => void
}

function PriorityRow({ priority, target, calendars, calendarId, issues, onChange }: PriorityRowProps) {
  const t = useT('policies')
  const common = useT('common')
  const { field } = usePolicyErrors()
  const id = useId()
  const calendar = calendars.find((known) => known.id === (target.calendarId || calendarId))
  const first = parseDuration(target.firstResponse)
  const resolution = parseDuration(target.resolution)
  const isOdd = first !== null && resolution !== null && first > resolution
  return (
    <fieldset
      className={`grid grid-cols-2 items-start gap-x-3 gap-y-2 rounded-md border border-border p-3 sm:border-0 sm:p-0 ${COLUMNS}`}
    >
      <legend className="sr-only">
        {common('priorityLabel', { level: priority, name: common(`priority.${priority}`) })}
      </legend>
      <span aria-hidden className="col-span-2 flex items-center sm:col-span-1 sm:h-9">
        <PriorityBadge
          level={Number(priority) as 1 | 2 | 3 | 4 | 5}
          label={`${priority} · ${common(`priority.${priority}`)}`}
        />
      </span>
      {TARGET_KEYS.map((key) => {
        const error = field(issues, `targets.${priority}.${key}`)
        const metric = t(`metric.${METRIC_OF[key]}`)
        return (
          <div key={key} className="space-y-1">
            <span aria-hidden className="block text-xs text-muted-foreground sm:hidden">
              {metric}
            </span>
            <DurationInput
              value={target[key]}
              onChange={(value) => onChange({ [key]: value })}
              workingDay={calendar?.workingDay}
              placeholder="—"
              aria-label={t('form.cell', { metric, priority })}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-${key}` : undefined}
            />
            {error ? (
              <p id={`${id}-${key}`} className="text-xs font-medium text-danger-ink">
                {error}
              </p>
            ) : null}
          </div>
        )
      })}
      <div className="col-span-2 space-y-1 sm:col-span-1">
        <span aria-hidden className="block text-xs text-muted-foreground sm:hidden">
          {t('form.calendar')}
        </span>
        <Select
          aria-label={t('form.calendarOf', { priority })}
          value={target.calendarId}
          onChange={(event) => onChange({ calendarId: event.target.value })}
        >
          <option value="">{t('form.policyCalendar')}</option>
          {calendars.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </Select>
        {field(issues, `targets.${priority}.calendarId`) ? (
          <p className="text-xs font-medium text-danger-ink">{field(issues, `targets.${priority}.calendarId`)}</p>
        ) : null}
      </div>
      {isOdd ? <p className="col-span-full text-xs text-warning-ink">{t('form.firstAfterResolution')}</p> : null}
    </fieldset>
  )
}
