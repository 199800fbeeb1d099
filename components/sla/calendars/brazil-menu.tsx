'use client'

import { ChevronDown } from 'lucide-react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { brazilNationalHolidays, brazilOptionalHolidays } from '@/lib/sla/calendar/brazil'
import type { Holiday } from '@/lib/sla/types'

/** Years around the present for which moving days are dated. */
const BACK = 1
const AHEAD = 10

interface BrazilMenuProps {
  /** The present one. */
  year: number
  onAdd: (holidays: readonly Holiday[]) => void
}

/** Puts Brazil's holidays into the list. */
export function BrazilMenu({ year, onAdd }: BrazilMenuProps) {
  const t = useT('calendars')
  const locale = useLocale()
  const [from, to] = [year - BACK, year + AHEAD]
  const years = { from: String(from), to: String(to) }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="sm">
          {t('holiday.brazil')}
          <ChevronDown aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuItem onSelect={() => onAdd(brazilNationalHolidays(from, to, locale))}>
          <span>
            {t('holiday.national')}
            <span className="block text-xs text-muted-foreground">{t('holiday.nationalHint', years)}</span>
          </span>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onAdd(brazilOptionalHolidays(from, to, locale))}>
          <span>
            {t('holiday.optional')}
            <span className="block text-xs text-muted-foreground">{t('holiday.optionalHint', years)}</span>
          </span>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
