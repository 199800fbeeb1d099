import { getT } from '@/components/i18n/get-t'
import { Alert } from '@/components/ui/alert'
import type { WebhookDto } from '@/lib/integrations/webhooks/schema'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'

/** What is to be known of an endpoint before its log is looked at; nothing when it is doing well. */
export function WebhookHealth({ webhook, place }: { webhook: WebhookDto; place: Place }) {
  const t = getT(place.locale, 'webhooks')
  const at = (instant: string) => formatDateTime(instant, place, 'short')
  const { disabledReason, disabledAt, failingSince, failures, restUntil, previousSecretExpiresAt } = webhook
  return (
    <div className="space-y-3 empty:hidden">
      {disabledReason === 'manual' ? <Alert>{t('health.manual')}</Alert> : null}
      {disabledReason && disabledReason !== 'manual' ? (
        <Alert tone="danger">{t(`health.${disabledReason}`, { at: at(disabledAt ?? webhook.updatedAt) })}</Alert>
      ) : null}
      {!disabledReason && failingSince ? (
        <Alert tone="warning">
          {t('health.isFailing', { since: at(failingSince), count: failures })}{' '}
          {restUntil ? t('health.resting', { at: at(restUntil) }) : null}
        </Alert>
      ) : null}
      {previousSecretExpiresAt ? <Alert>{t('health.rotation', { at: at(previousSecretExpiresAt) })}</Alert> : null}
    </div>
  )
}
