import { getT } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { OUTCOMES, STATUSES } from '@/lib/channels/email/vocabulary'
import type { Locale } from '@/lib/platform/i18n/locale'

interface InboundFilterProps {
  locale: Locale
  search: Partial<Record<'status' | 'outcome' | 'q', string>>
}

/** Narrows the list by its address: it works without script. */
export function InboundFilter({ locale, search }: InboundFilterProps) {
  const t = getT(locale, 'channels')
  return (
    <form className="flex flex-wrap gap-2 border-b border-border p-3">
      <Input name="q" defaultValue={search.q} placeholder={t('inbound.search')} aria-label={t('inbound.search')} className="w-full sm:w-60" maxLength={200} />
      <Select name="status" defaultValue={search.status ?? ''} aria-label={t('inbound.status')} className="w-auto">
        <option value="">{t('inbound.anyStatus')}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`inbound.statuses.${status}`)}
          </option>
        ))}
      </Select>
      <Select name="outcome" defaultValue={search.outcome ?? ''} aria-label={t('inbound.outcome')} className="w-auto">
        <option value="">{t('inbound.anyOutcome')}</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`inbound.outcomes.${outcome}`)}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary">
        {t('inbound.filter')}
      </Button>
    </form>
  )
}
