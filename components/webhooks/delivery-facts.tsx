import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Card } from '@/components/ui/card'
import type { DeliveryDetail } from '@/lib/integrations/webhooks/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { DeliveryBadge } from './delivery-status'
import { failureText } from './failure-text'

/** What became of a delivery, and when. */
export function DeliveryFacts({ delivery, place }: { delivery: DeliveryDetail; place: Place }) {
  const t = getT(place.locale, 'webhooks')
  const at = (instant: string | null) => instant && <DateTime value={instant} place={place} />
  return (
    <Card className="p-5">
      <dl className="grid gap-x-6 gap-y-4 text-sm sm:grid-cols-2 lg:grid-cols-3">
        <Fact label={getT(place.locale, 'common')('field.status')}>
          <DeliveryBadge status={delivery.status} locale={place.locale} />
        </Fact>
        <Fact label={t('delivery.answer')}>{delivery.lastStatus}</Fact>
        <Fact label={t('delivery.problem')}>{failureText(t, delivery.lastError)}</Fact>
        <Fact label={t('log.attempts')}>{delivery.attempts}</Fact>
        <Fact label={t('delivery.duration')}>{delivery.durationMs !== null && t('delivery.milliseconds', { count: delivery.durationMs })}</Fact>
        <Fact label={t('delivery.created')}>{at(delivery.createdAt)}</Fact>
        <Fact label={t('delivery.attempted')}>{at(delivery.attemptedAt)}</Fact>
        <Fact label={t('delivery.next')}>{at(delivery.nextAt)}</Fact>
        <Fact label={t('delivery.id')}>
          <code className="text-xs wrap-anywhere">{delivery.eventId}</code>
        </Fact>
        <Fact label={t('delivery.replayOf')}>
          {delivery.replayOf ? (
            <Link href={`/admin/webhooks/${delivery.endpointId}/deliveries/${delivery.replayOf}`} className="text-link hover:underline">
              {t('delivery.original')}
            </Link>
          ) : null}
        </Fact>
      </dl>
    </Card>
  )
}

/** Left out when there is nothing to say. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === false) return null
  return (
    <div className="min-w-0 space-y-1">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
