'use client'

import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Select } from '@/components/ui/select'
import type { TenantSettings } from '@/lib/platform/tenancy/settings'
import { LEVELS, PRIORITIES } from '@/lib/tickets/vocabulary'

export type Matrix = TenantSettings['priorityMatrix']

const tints: Record<number, string> = {
  1: 'bg-danger-subtle text-danger-ink border-danger-line',
  2: 'bg-warning-subtle text-warning-ink border-warning-line',
  3: 'bg-info-subtle text-info-ink border-info-line',
  4: 'bg-success-subtle text-success-ink border-success-line',
  5: 'bg-muted text-muted-foreground border-border',
}

interface MatrixEditorProps {
  value: Matrix
  /** What a new organisation starts with. */
  standard: Matrix
  onChange: (matrix: Matrix) => void
}

/** Impact by urgency: which priority each pair has. */
export function MatrixEditor({ value, standard, onChange }: MatrixEditorProps) {
  const t = useT('admin')
  const common = useT('common')
  const [touched, setTouched] = useState(false)

  function set(impact: (typeof LEVELS)[number], urgency: (typeof LEVELS)[number], priority: number) {
    setTouched(true)
    onChange({ ...value, [impact]: { ...value[impact], [urgency]: priority } })
  }

  const isStandard = JSON.stringify(value) === JSON.stringify(standard)
  return (
    <div className="space-y-3">
      <div className="overflow-x-auto">
        <table className="w-full min-w-md border-separate border-spacing-1.5 text-sm">
          <caption className="sr-only">{t('settings.matrix')}</caption>
          <thead>
            <tr>
              <td />
              {LEVELS.map((urgency) => (
                <th key={urgency} scope="col" className="px-1 pb-1 text-left font-medium">
                  <span className="block text-2xs text-muted-foreground uppercase">{common('field.urgency')}</span>
                  {common(`urgency.${urgency}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LEVELS.map((impact) => (
              <tr key={impact}>
                <th scope="row" className="pr-2 text-left font-medium">
                  <span className="block text-2xs text-muted-foreground uppercase">{common('field.impact')}</span>
                  {common(`impact.${impact}`)}
                </th>
                {LEVELS.map((urgency) => (
                  <td key={urgency}>
                    <Select
                      aria-label={t('settings.cell', {
                        impact: common(`impact.${impact}`),
                        urgency: common(`urgency.${urgency}`),
                      })}
                      value={value[impact][urgency]}
                      onChange={(event) => set(impact, urgency, Number(event.target.value))}
                      className={cn('font-medium', tints[value[impact][urgency]])}
                    >
                      {PRIORITIES.map((priority) => (
                        <option key={priority} value={priority} className="bg-surface text-foreground">
                          {priority} · {common(`priority.${priority}`)}
                        </option>
                      ))}
                    </Select>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isStandard ? null : (
        <Button variant="link" size="sm" className="px-0" onClick={() => onChange(standard)}>
          {t('settings.matrixReset')}
        </Button>
      )}
      {touched && !isStandard ? <p className="text-xs text-muted-foreground">{t('settings.matrixNote')}</p> : null}
    </div>
  )
}
