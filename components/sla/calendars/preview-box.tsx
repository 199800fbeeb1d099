'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { exactDuration } from '@/components/sla/explain/exact'
import { FormField } from '@/components/shared/form-field'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import type { Place } from '@/lib/platform/i18n/format'
import type { CalendarDefinition } from '@/lib/sla/types'
import { type Answer, tryCalendar } from './try-calendar'
import { TryTrace } from './try-trace'

interface PreviewBoxProps {
  /** null while it has flaws. */
  definition: CalendarDefinition | null
  /** The time to begin with, local, to the minute: `2026-11-22T14:05`. */
  now: string
}

/** When a duration ends by the calendar as it stands in the form, and why; counted in the browser. */
export function PreviewBox({ definition, now }: PreviewBoxProps) {
  const t = useT('calendars')
  const [start, setStart] = useState(now)
  const [hours, setHours] = useState('8')
  const question = useDeferredValue(useMemo(() => ({ definition, start, hours }), [definition, start, hours]))
  const answer = useMemo(
    () => question.definition && tryCalendar(question.definition, question.start, Number(question.hours)),
    [question],
  )
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('preview.title')}</CardTitle>
        <CardDescription>{t('preview.hint')}</CardDescription>
      </CardHeader>
      <CardContent className="space-y-4">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-1">
          <FormField label={t('preview.start')}>
            <Input type="datetime-local" value={start} min="1900-01-02T00:00" max="9999-12-30T00:00" onChange={(event) => setStart(event.target.value)} />
          </FormField>
          <FormField label={t('preview.duration')}>
            <Input type="number" inputMode="decimal" min={0} max={87_600} step="any" value={hours} onChange={(event) => setHours(event.target.value)} />
          </FormField>
        </div>
        <div aria-live="polite" className="space-y-3">
          {answer && question.definition ? (
            <Result answer={answer} timeZone={question.definition.timezone} />
          ) : (
            <p className="text-sm text-muted-foreground">{t('preview.fix')}</p>
          )}
        </div>
      </CardContent>
    </Card>
  )
}

function Result({ answer, timeZone }: { answer: Answer; timeZone: string }) {
  const t = useT('calendars')
  const locale = useLocale()
  if (answer.end === null) return <p className="text-sm text-muted-foreground">{t('preview.unreachable')}</p>
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 rounded-md bg-surface-sunken px-3 py-2.5">
        <span className="text-sm text-muted-foreground">{t('preview.end')}</span>
        <strong className="tabular-nums">
          {endText(answer.end, { locale, timeZone })}
        </strong>
      </p>
      {answer.trace.length > 0 ? (
        <TryTrace trace={answer.trace} more={answer.more} place={{ locale, timeZone }} sum={exactDuration(answer.seconds)} />
      ) : null}
    </>
  )
}

/** With the weekday and the year: it may be far away. */
const endText = (end: string, { locale, timeZone }: Place): string =>
  new Date(end).toLocaleString(locale, {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
