'use client'

import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { DateFilterProps } from './date-filter'

/** The two days of a range; either may be open. */
export default function DateRange({ from, to, onChange }: DateFilterProps) {
  const t = useT()
  return (
    <>
      <FormField label={t('desk.filters.from')}>
        <Input type="date" value={from ?? ''} max={to} onChange={(event) => onChange({ from: event.target.value || undefined, to })} />
      </FormField>
      <FormField label={t('desk.filters.to')}>
        <Input type="date" value={to ?? ''} min={from} onChange={(event) => onChange({ from, to: event.target.value || undefined })} />
      </FormField>
      {from || to ? (
        <Button variant="ghost" size="sm" className="w-full" onClick={() => onChange({ from: undefined, to: undefined })}>
          {t('common.actions.clear')}
        </Button>
      ) : null}
    </>
  )
}
