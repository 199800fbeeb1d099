import { getT } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { DELIVERY_STATUSES, TEST_EVENT, WEBHOOK_EVENTS } from '@/lib/integrations/webhooks/vocabulary'
import type { Locale } from '@/lib/platform/i18n/locale'
import { eventName } from './event-name'

/** What of the log is shown; works without script. */
export function DeliveryFilter({ status, event, locale }: { status?: string; event?: string; locale: Locale }) {
  const t = getT(locale, 'webhooks')
  return (
    <form className="flex flex-wrap gap-2 border-b border-border p-3">
      <Select name="status" defaultValue={status ?? ''} aria-label={getT(locale, 'common')('field.status')} className="w-auto">
        <option value="">{t('log.anyStatus')}</option>
        {DELIVERY_STATUSES.map((one) => (
          <option key={one} value={one}>
            {t(`delivery.status.${one}`)}
          </option>
        ))}
      </Select>
      <Select name="event" defaultValue={event ?? ''} aria-label={t('log.event')} className="w-auto">
        <option value="">{t('log.anyEvent')}</option>
        {[...WEBHOOK_EVENTS, TEST_EVENT].map((one) => (
          <option key={one} value={one}>
            {eventName(t, one)}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary">
        {getT(locale, 'common')('actions.filter')}
      </Button>
    </form>
  )
}
