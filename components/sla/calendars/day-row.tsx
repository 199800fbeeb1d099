'use client'

import { CircleAlert, Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { MOST_WINDOWS } from '@/lib/sla/calendar/flaws'
import type { Weekday } from '@/lib/sla/types'
import { DayBar } from './day-bar'
import type { DraftWindow, Flaws } from './draft'
import { TimeInput } from './time-input'
import { useFlawText } from './use-flaw-text'
import { weekdayName } from './weekday-name'

interface DayRowProps {
  day: Weekday
  windows: readonly DraftWindow[]
  flaws: Flaws
  onAdd: () => void
  onChange: (key: number, change: Partial<DraftWindow>) => void
  onRemove: (key: number) => void
}

/** One weekday with its windows. */
export function DayRow({ day, windows, flaws, onAdd, onChange, onRemove }: DayRowProps) {
  const t = useT('calendars')
  const name = weekdayName(useLocale(), day, 'long')
  return (
    <div role="group" aria-label={name} className="grid gap-x-4 gap-y-2 py-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <div className="flex flex-col justify-start gap-2 sm:pt-2">
        <span className="text-sm font-medium first-letter:uppercase">{name}</span>
        <DayBar windows={windows} />
      </div>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {windows.map((window, index) => (
          <WindowFields
            key={window.key}
            window={window}
            name={name}
            number={index + 1}
            path={`week.${day}.${index}`}
            flaws={flaws}
            onChange={(change) => onChange(window.key, change)}
            onRemove={() => onRemove(window.key)}
          />
        ))}
        {windows.length === 0 ? <span className="py-2 text-sm text-muted-foreground">{t('week.closed')}</span> : null}
        {windows.length < MOST_WINDOWS ? (
          <Button variant="ghost" className="px-2.5 text-muted-foreground" aria-label={t('week.addTo', { day: name })} onClick={onAdd}>
            <Plus aria-hidden />
            {t('week.add')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

interface WindowFieldsProps {
  window: DraftWindow
  name: string
  number: number
  path: string
  flaws: Flaws
  onChange: (change: Partial<DraftWindow>) => void
  onRemove: () => void
}

function WindowFields({ window: { start, end }, name, number, path, flaws, onChange, onRemove }: WindowFieldsProps) {
  const t = useT('calendars')
  const flawText = useFlawText()
  const errorId = useId()
  const [whole, first, last] = [flaws.get(path), flaws.get(`${path}.0`), flaws.get(`${path}.1`)]
  const error = flawText(first ?? last ?? whole)
  const remove = t('week.remove', { start, end, day: name })
  const describedBy = error ? errorId : undefined
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <TimeInput
          value={start}
          label={t('week.start', { day: name, number })}
          invalid={Boolean(first ?? whole)}
          describedBy={describedBy}
          onChange={(time) => onChange({ start: time })}
        />
        <span className="text-sm text-muted-foreground">{t('week.until')}</span>
        <TimeInput
          value={end}
          label={t('week.end', { day: name, number })}
          invalid={Boolean(last ?? whole)}
          describedBy={describedBy}
          onChange={(time) => onChange({ end: time })}
        />
        <Button variant="ghost" size="icon-sm" aria-label={remove} title={remove} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      {error ? (
        <p id={errorId} className="flex max-w-60 items-start gap-1.5 text-xs font-medium text-danger-ink">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  )
}
