'use client'

import { useT } from '@/components/i18n/use-t'
import { Checkbox } from '@/components/ui/checkbox'
import type { CalendarDto } from '@/lib/sla/calendars/schema'

interface MoveOpenProps {
  calendar: CalendarDto
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Whether open tickets come along; asked only where policies count by the calendar. */
export function MoveOpen({ calendar, checked, onChange }: MoveOpenProps) {
  const t = useT('calendars')
  return (
    <div className="space-y-3 text-sm">
      {calendar.policies.length > 0 ? (
        <label className="flex gap-2.5">
          <Checkbox className="mt-0.5" checked={checked} onChange={(event) => onChange(event.target.checked)} />
          <span>
            {t('move.label')}
            <span className="block text-xs text-muted-foreground">{t('move.hint')}</span>
          </span>
        </label>
      ) : null}
      <p className="text-xs text-muted-foreground">
        {t('policies', { count: calendar.policies.length })}
        {calendar.policies.length > 0 ? `: ${calendar.policies.map(({ name }) => name).join(', ')}` : null}
        {'. '}
        {t('changes', { version: calendar.version })}
      </p>
    </div>
  )
}
