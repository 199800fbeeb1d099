'use client'

import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ALWAYS_OPEN } from '@/lib/sla/calendar/defaults'
import { type Weekday, WEEKDAYS } from '@/lib/sla/types'
import { DayRow } from './day-row'
import { copyWindows, type Draft, type DraftWindow, type Flaws, weekOf } from './draft'
import { nextWindow } from './time-text'
import { useFlawText } from './use-flaw-text'

interface WeekEditorProps {
  week: Draft['week']
  flaws: Flaws
  /** Open hours of a week in words; null while they cannot be told. */
  total: string | null
  onChange: (week: Draft['week']) => void
}

const FROM_MONDAY = ['tue', 'wed', 'thu', 'fri'] as const

/** The windows of each weekday. */
export function WeekEditor({ week, flaws, total, onChange }: WeekEditorProps) {
  const t = useT('calendars')
  const flawText = useFlawText()
  const set = (day: Weekday, windows: DraftWindow[]) => onChange({ ...week, [day]: windows })

  function add(day: Weekday) {
    const next = nextWindow(week[day].map(({ end }) => end)) ?? ['00:00', '24:00']
    set(day, [...week[day], ...(weekOf({ [day]: [next] })[day] ?? [])])
  }

  function copyMonday() {
    const copies = Object.fromEntries(FROM_MONDAY.map((day) => [day, copyWindows(week.mon)]))
    onChange({ ...week, ...copies })
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('week.title')}</CardTitle>
        <CardDescription>{t('week.hint')}</CardDescription>
      </CardHeader>
      <CardContent className="space-y-3">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="outline" size="sm" onClick={copyMonday}>
            {t('week.copyMonday')}
          </Button>
          <Button variant="outline" size="sm" onClick={() => onChange(weekOf(ALWAYS_OPEN))}>
            {t('week.always')}
          </Button>
          <Button variant="ghost" size="sm" onClick={() => onChange(weekOf({}))}>
            {t('week.clear')}
          </Button>
          <span className="ml-auto text-xs text-muted-foreground tabular-nums" aria-live="polite">
            {total === null ? null : t('week.total', { hours: total })}
          </span>
        </div>
        {flaws.has('week') ? (
          <Alert tone="warning" live>
            {flawText(flaws.get('week'))}
          </Alert>
        ) : null}
        <div className="divide-y divide-border">
          {WEEKDAYS.map((day) => (
            <DayRow
              key={day}
              day={day}
              windows={week[day]}
              flaws={flaws}
              onAdd={() => add(day)}
              onChange={(key, change) => set(day, week[day].map((window) => (window.key === key ? { ...window, ...change } : window)))}
              onRemove={(key) => set(day, week[day].filter((window) => window.key !== key))}
            />
          ))}
        </div>
      </CardContent>
    </Card>
  )
}
