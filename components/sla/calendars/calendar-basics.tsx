'use client'

import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Card, CardContent } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

interface CalendarBasicsProps {
  name: string
  timezone: string
  timezones: readonly string[]
  nameError: string | undefined
  timezoneError: string | undefined
  onChange: (change: { name?: string; timezone?: string }) => void
}

/** What a calendar is called, and where its hours are. */
export function CalendarBasics({ name, timezone, timezones, nameError, timezoneError, onChange }: CalendarBasicsProps) {
  const t = useT('calendars')
  const common = useT('common')
  return (
    <Card>
      <CardContent className="grid gap-4 sm:grid-cols-2">
        <FormField label={common('field.name')} error={nameError} required>
          <Input value={name} maxLength={80} autoComplete="off" onChange={(event) => onChange({ name: event.target.value })} />
        </FormField>
        <FormField label={t('timezone')} hint={t('timezoneHint')} error={timezoneError}>
          <Select value={timezone} onChange={(event) => onChange({ timezone: event.target.value })}>
            {timezones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </FormField>
      </CardContent>
    </Card>
  )
}
