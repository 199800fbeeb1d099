'use client'

import { Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { readDate } from '@/lib/sla/calendar/dates'
import type { Holiday } from '@/lib/sla/types'
import { useFlawText } from './use-flaw-text'

interface HolidayFieldsProps {
  holidays: readonly Holiday[]
  onAdd: (holiday: Holiday) => void
}

type Wrong = { date?: string; name?: string }

/** A further holiday. Part of the calendar's form without being one: Enter adds the day, and sends nothing. */
export function HolidayFields({ holidays, onAdd }: HolidayFieldsProps) {
  const t = useT('calendars')
  const flawText = useFlawText()
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [yearly, setYearly] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})

  function add() {
    const date = yearly ? `-${day.slice(4)}` : day
    const found: Wrong = {
      ...(!readDate(date) && { date: day === '' ? 'required' : 'invalid_date' }),
      ...(holidays.some((holiday) => holiday.date === date) && { date: 'duplicate' }),
      ...(name.trim() === '' && { name: 'required' }),
    }
    setWrong(found)
    if (found.date ?? found.name) return
    onAdd({ date, name: name.trim() })
    setDay('')
    setName('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }

  return (
    <div className="grid items-start gap-3 rounded-md bg-surface-sunken p-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <FormField label={t('holiday.date')} error={flawText(wrong.date)}>
        <Input type="date" value={day} min="1900-01-01" max="9999-12-31" onChange={(event) => setDay(event.target.value)} onKeyDown={onKeyDown} />
      </FormField>
      <FormField label={t('holiday.name')} error={flawText(wrong.name)}>
        <Input value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} onKeyDown={onKeyDown} />
      </FormField>
      <label className="flex h-9 items-center gap-2.5 text-sm">
        <Checkbox checked={yearly} onChange={(event) => setYearly(event.target.checked)} />
        {t('holiday.yearly')}
      </label>
      <Button variant="outline" onClick={add} className="justify-self-end max-sm:justify-self-stretch">
        <Plus aria-hidden />
        {t('holiday.add')}
      </Button>
    </div>
  )
}
