'use client'

import { ChevronRight, X } from 'lucide-react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { Holiday } from '@/lib/sla/types'
import { groupHolidays } from './holiday-groups'

interface HolidayListProps {
  holidays: readonly Holiday[]
  /** The present one, which is unfolded. */
  year: number
  onRemove: (date: string) => void
}

/** The holidays in groups; those of every year and of this one are unfolded. */
export function HolidayList({ holidays, year, onRemove }: HolidayListProps) {
  const t = useT('calendars')
  if (holidays.length === 0) return <p className="text-sm text-muted-foreground">{t('holiday.none')}</p>
  const years = { before: String(year - 1), after: String(year + 2) }
  return (
    <div className="divide-y divide-border rounded-md border border-border">
      {groupHolidays(holidays, year).map(({ key, holidays: group }) => (
        <details key={key} open={key === 'every' || key === year} className="group">
          <summary className="flex cursor-pointer items-center gap-2 px-3 py-2 text-sm font-medium hover:bg-accent">
            <ChevronRight aria-hidden className="size-4 text-muted-foreground transition-transform group-open:rotate-90" />
            {typeof key === 'number' ? key : t(`holiday.group.${key}`, years)}
            <span className="text-xs font-normal text-muted-foreground">{t('holiday.count', { count: group.length })}</span>
          </summary>
          <ul className="divide-y divide-border border-t border-border">
            {group.map((holiday) => (
              <HolidayRow
                key={holiday.date}
                holiday={holiday}
                withYear={key === 'before' || key === 'after'}
                onRemove={() => onRemove(holiday.date)}
              />
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

interface HolidayRowProps {
  holiday: Holiday
  withYear: boolean
  onRemove: () => void
}

function HolidayRow({ holiday: { date, name }, withYear, onRemove }: HolidayRowProps) {
  const t = useT('calendars')
  const text = dateText(useLocale(), date, withYear)
  return (
    <li className="flex items-center gap-3 py-1 pr-1.5 pl-3 text-sm">
      <span className="w-24 shrink-0 sm:w-36 text-muted-foreground tabular-nums">{text}</span>
      <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
      <button
        type="button"
        aria-label={t('holiday.remove', { name, date: text })}
        onClick={onRemove}
        className="rounded-sm p-1.5 text-muted-foreground hover:bg-accent hover:text-foreground"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  )
}

/** `sex., 3 de abr.`; without a weekday where it changes from year to year. */
function dateText(locale: Locale, date: string, withYear: boolean): string {
  const yearly = date.startsWith('-')
  const at = new Date(`${yearly ? `2024${date.slice(1)}` : date}T00:00Z`)
  if (Number.isNaN(at.getTime())) return date
  return at.toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    ...(!yearly && { weekday: 'short' }),
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  })
}
