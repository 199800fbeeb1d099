'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react'
import { FormError } from '@/components/admin/form/form-error'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { DryRunPanel } from '@/components/sla/dry-run/panel'
import { MoveProgress } from '@/components/sla/policies/move-progress'
import { exactDuration } from '@/components/sla/explain/exact'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { openInWeek } from '@/lib/sla/calendar/summary'
import { createCalendarAction, updateCalendarAction } from '@/lib/sla/calendars/actions'
import type { CalendarDto, CreateCalendarInput } from '@/lib/sla/calendars/schema'
import type { CalendarDefinition } from '@/lib/sla/types'
import { CalendarBasics } from './calendar-basics'
import { definitionOfDraft, type Draft, flawsOf, weekOf } from './draft'
import { HolidayEditor } from './holiday-editor'
import { MoveOpen } from './move-open'
import { PreviewBox } from './preview-box'
import { useFlawText } from './use-flaw-text'
import { WeekEditor } from './week-editor'

interface CalendarFormProps {
  /** Absent: a new one is made. */
  calendar?: CalendarDto
  /** What a new one begins with. */
  initial: CalendarDefinition & { name: string }
  timezones: readonly string[]
  /** The local time of the organisation, to the minute. */
  now: string
}

/** A calendar's name, zone, week and holidays, with a box to try them before they are saved. */
export function CalendarForm({ calendar, initial, timezones, now }: CalendarFormProps) {
  const t = useT('calendars')
  const common = useT('common')
  const router = useRouter()
  const flawText = useFlawText()
  const { pending, error, submit } = useSubmit()
  const [draft, setDraft] = useState<Draft>(() => ({ ...initial, week: weekOf(initial.week) }))
  const [moveOpen, setMoveOpen] = useState(false)
  const [move, setMove] = useState<string | null>(null)

  const looked = useDeferredValue(draft)
  const definition = useMemo(() => definitionOfDraft(looked), [looked])
  const flaws = useMemo(() => flawsOf(definition), [definition])
  const weekIsSound = ![...flaws.keys()].some((path) => path.startsWith('week'))
  const year = Number(now.slice(0, 4))
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = { name: draft.name, ...definitionOfDraft(draft) }
    submit(
      () => (calendar ? update(calendar, input) : create(input)),
      (moveId) => {
        setMove(moveId)
        toast.success(t(calendar ? 'saved' : 'created'))
        setMoveOpen(false)
        if (calendar) router.refresh()
        else router.push('/admin/calendars')
      },
    )
  }

  /** Gives the run that moves open tickets, when they were asked to. */
  async function update({ id, version }: CalendarDto, input: CreateCalendarInput) {
    const result = await updateCalendarAction(id, { ...input, moveOpen }, version)
    return result.ok ? { ok: true as const, data: result.data.moveId } : result
  }

  async function create(input: CreateCalendarInput) {
    const result = await createCalendarAction(input)
    return result.ok ? { ok: true as const, data: null } : result
  }

  const isConflict = error?.code === 'conflict'
  return (
    <form onSubmit={send} noValidate className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 space-y-5">
        {move ? <MoveProgress key={move} id={move} /> : null}
        {isConflict ? (
          <Alert tone="danger" live>
            {t('conflict')}
          </Alert>
        ) : (
          <FormError error={error} />
        )}
        <CalendarBasics
          name={draft.name}
          timezone={draft.timezone}
          timezones={timezones}
          nameError={flawText(error?.fields?.name?.code)}
          timezoneError={flawText(flaws.get('timezone'))}
          onChange={change}
        />
        <WeekEditor
          week={draft.week}
          flaws={error?.fields?.week ? new Map([...flaws, ['week', error.fields.week.code]]) : flaws}
          total={weekIsSound ? exactDuration(openInWeek(definition.week) / 1000) : null}
          onChange={(week) => change({ week })}
        />
        <HolidayEditor
          holidays={draft.holidays}
          error={flawText(flaws.get('holidays'))}
          year={year}
          onChange={(holidays) => change({ holidays })}
        />
        {calendar && calendar.policies.length > 0 ? (
          <DryRunPanel kind="calendar" id={calendar.id} draft={flaws.size === 0 ? definition : null} />
        ) : null}
      </div>
      <div className="min-w-0 space-y-5 lg:sticky lg:top-20">
        <PreviewBox definition={flaws.size === 0 ? definition : null} now={now} />
        {calendar ? <MoveOpen calendar={calendar} checked={moveOpen} onChange={setMoveOpen} /> : null}
        <Button type="submit" size="lg" className="w-full" disabled={pending || flaws.size > 0} aria-busy={pending}>
          {calendar ? common('actions.save') : common('actions.create')}
        </Button>
      </div>
    </form>
  )
}
