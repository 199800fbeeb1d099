'use client'

import { useT } from '@/components/i18n/use-t'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { FormField } from '@/components/shared/form-field'
import { cn } from '@/components/ui/cn'
import { Select } from '@/components/ui/select'
import type { PriorityMatrix } from '@/lib/tickets/priority'
import { LEVELS, type Level } from '@/lib/tickets/vocabulary'

interface PriorityGridProps {
  matrix: PriorityMatrix
  impact: Level
  urgency: Level
  onChange: (impact: Level, urgency: Level) => void
}

const TINTS: Record<number, string> = {
  1: 'bg-danger-subtle text-priority-1',
  2: 'bg-warning-subtle text-priority-2',
  3: 'bg-warning-subtle text-priority-3',
  4: 'bg-info-subtle text-priority-4',
  5: 'bg-muted text-priority-5',
}

const levelOf = (value: string): Level => LEVELS.find((level) => level === value) ?? 'medium'

/**
 * Impact, urgency, and the priority that the organisation's matrix makes of them, as one chooses. The grid
 * shows why, and is a larger target for the mouse; keyboards and screen readers have the two fields.
 */
export function PriorityGrid({ matrix, impact, urgency, onChange }: PriorityGridProps) {
  const t = useT()
  const priority = matrix[impact][urgency] as PriorityLevel
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-2 gap-3">
        <FormField label={t('common.field.impact')}>
          <Select value={impact} onChange={(event) => onChange(levelOf(event.target.value), urgency)}>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`common.impact.${level}`)}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label={t('common.field.urgency')}>
          <Select value={urgency} onChange={(event) => onChange(impact, levelOf(event.target.value))}>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`common.urgency.${level}`)}
              </option>
            ))}
          </Select>
        </FormField>
      </div>
      <div aria-hidden className="grid grid-cols-[auto_repeat(3,minmax(0,1fr))] gap-1 text-xs text-muted-foreground">
        <span />
        {LEVELS.map((level) => (
          <span key={level} className="truncate text-center">
            {t(`common.urgency.${level}`)}
          </span>
        ))}
        {LEVELS.map((row) => [
          <span key={row} className="self-center pr-1.5">
            {t(`common.impact.${row}`)}
          </span>,
          ...LEVELS.map((column) => {
            const level = matrix[row][column]
            const chosen = row === impact && column === urgency
            return (
              <button
                key={`${row}-${column}`}
                type="button"
                tabIndex={-1}
                onClick={() => onChange(row, column)}
                className={cn(
                  'h-8 rounded-md font-semibold tabular-nums transition-opacity',
                  TINTS[level],
                  chosen ? 'ring-2 ring-ring' : 'opacity-60 hover:opacity-100',
                )}
              >
                {level}
              </button>
            )
          }),
        ])}
      </div>
      <p className="flex items-center justify-between gap-2 text-sm" role="status">
        <span className="font-medium">{t('common.field.priority')}</span>
        <PriorityBadge level={priority} label={`${priority} · ${t(`common.priority.${priority}`)}`} />
      </p>
    </div>
  )
}
