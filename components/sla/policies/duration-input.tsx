'use client'

import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { Input } from '@/components/ui/input'
import { formatNumber } from '@/lib/platform/i18n/format'
import { formatExact, parseDuration } from './duration'

const DAY = 86_400

interface DurationInputProps {
  value: string
  onChange: (value: string) => void
  /** How long a day of the calendar is open, in seconds: long durations are told in such days too. */
  workingDay?: number | undefined
  id?: string
  placeholder?: string
  'aria-label'?: string
  'aria-invalid'?: boolean | undefined
  'aria-describedby'?: string | undefined
}

/** A duration that is typed as people write it; left alone, it tidies itself. */
export function DurationInput({ value, onChange, workingDay = DAY, ...input }: DurationInputProps) {
  const t = useT('policies')
  const locale = useLocale()
  const seconds = parseDuration(value)
  const days =
    seconds !== null && workingDay > 0 && workingDay < DAY && seconds >= workingDay ? seconds / workingDay : null
  return (
    <>
      <Input
        {...input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => seconds !== null && onChange(formatExact(seconds))}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        className="tabular-nums"
      />
      {days === null ? null : (
        <p className="text-2xs text-muted-foreground">
          {t('form.workingDays', { days: formatNumber(days, locale, { maximumFractionDigits: 1 }) })}
        </p>
      )}
    </>
  )
}
