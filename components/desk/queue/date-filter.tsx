'use client'

import dynamic from 'next/dynamic'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { formatDateTime } from '@/lib/platform/i18n/format'
import { FilterButton } from './filter-button'

const DateRange = dynamic(() => import('./date-range'))

export interface DateFilterProps {
  from?: string
  to?: string
  onChange: (range: { from?: string; to?: string }) => void
}

/** Between which days an incident was opened. */
export function DateFilter(props: DateFilterProps) {
  const { from, to } = props
  const t = useT()
  const locale = useLocale()
  const day = (value: string | undefined) => (value ? formatDateTime(value, { locale, timeZone: 'UTC' }, 'date') : '…')
  const value = (from ?? to) && `${day(from)} – ${day(to)}`
  return (
    <FilterButton label={t('common.field.createdAt')} value={value} panelClassName="w-64 space-y-3">
      {() => <DateRange {...props} />}
    </FilterButton>
  )
}
