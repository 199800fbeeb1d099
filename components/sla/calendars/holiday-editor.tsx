'use client'

import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { toast } from '@/components/ui/toast-store'
import type { Holiday } from '@/lib/sla/types'
import { BrazilMenu } from './brazil-menu'
import { mergeHolidays } from './draft'
import { HolidayFields } from './holiday-fields'
import { HolidayList } from './holiday-list'
import { IcalButton } from './ical-button'

interface HolidayEditorProps {
  holidays: readonly Holiday[]
  /** What is wrong with the whole list. */
  error: string | undefined
  /** The present one. */
  year: number
  onChange: (holidays: readonly Holiday[]) => void
}

/** The days on which nothing counts: typed, from Brazil's law, or from a file. */
export function HolidayEditor({ holidays, error, year, onChange }: HolidayEditorProps) {
  const t = useT('calendars')

  /** @param skipped events of a file that are no whole days */
  function merge(more: readonly Holiday[], skipped = 0) {
    const { holidays: merged, added, known } = mergeHolidays(holidays, more)
    onChange(merged)
    const details = [...(known > 0 ? [t('holiday.known', { count: known })] : []), ...(skipped > 0 ? [t('holiday.skipped', { count: skipped })] : [])]
    const tell = added > 0 ? toast.success : toast.info
    tell(t('holiday.added', { count: added }), { description: details.join(' ') })
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>
          {t('holiday.title')}{' '}
          <span className="text-sm font-normal text-muted-foreground">{t('holiday.count', { count: holidays.length })}</span>
        </CardTitle>
        <CardDescription>{t('holiday.hint')}</CardDescription>
      </CardHeader>
      <CardContent className="space-y-4">
        <div className="flex flex-wrap gap-2">
          <BrazilMenu year={year} onAdd={merge} />
          <IcalButton onRead={({ holidays: read, skipped }) => merge(read, skipped)} />
          {holidays.length > 0 ? (
            <Button variant="ghost" size="sm" className="ml-auto" onClick={() => onChange([])}>
              {t('holiday.removeAll')}
            </Button>
          ) : null}
        </div>
        {error ? <Alert tone="danger">{error}</Alert> : null}
        <HolidayFields holidays={holidays} onAdd={(holiday) => onChange([...holidays, holiday])} />
        <HolidayList
          holidays={holidays}
          year={year}
          onRemove={(date) => onChange(holidays.filter((holiday) => holiday.date !== date))}
        />
      </CardContent>
    </Card>
  )
}
