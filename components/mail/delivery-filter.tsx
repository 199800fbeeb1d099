import { getT } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { DELIVERY_STATUSES } from '@/lib/mail/vocabulary'
import type { Locale } from '@/lib/platform/i18n/locale'

interface DeliveryFilterProps {
  locale: Locale
  search: Partial<Record<'status' | 'search', string>>
}

/** Narrows the list by its address: it works without script. */
export function DeliveryFilter({ locale, search }: DeliveryFilterProps) {
  const t = getT(locale, 'mail')
  return (
    <form className="flex flex-wrap gap-2 border-b border-border p-3">
      <Input name="search" defaultValue={search.search} placeholder={t('sent.search')} aria-label={t('sent.search')} className="w-full sm:w-64" maxLength={254} />
      <Select name="status" defaultValue={search.status ?? ''} aria-label={t('sent.status')} className="w-auto">
        <option value="">{t('sent.any')}</option>
        {DELIVERY_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary">
        {getT(locale, 'common')('actions.filter')}
      </Button>
    </form>
  )
}
