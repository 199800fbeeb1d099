import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { DeliveryDto } from '@/lib/integrations/webhooks/schema'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import { DeliveryBadge } from './delivery-status'
import { eventName } from './event-name'
import { failureText } from './failure-text'

interface DeliveryTableProps {
  deliveries: readonly DeliveryDto[]
  place: Place
}

/** The log of an endpoint, each entry leading to what was sent and answered. */
export function DeliveryTable({ deliveries, place }: DeliveryTableProps) {
  const t = getT(place.locale, 'webhooks')
  const common = getT(place.locale, 'common')
  return (
    <Table label={t('log.label')}>
      <TableHeader>
        <TableRow>
          <TableHead>{t('log.event')}</TableHead>
          <TableHead>{common('field.status')}</TableHead>
          <TableHead className="max-md:hidden">{t('log.answer')}</TableHead>
          <TableHead className="max-lg:hidden">{t('log.attempts')}</TableHead>
          <TableHead className="max-sm:hidden">{t('log.when')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {deliveries.map((delivery) => (
          <TableRow key={delivery.id}>
            <TableCell>
              <Link
                href={`/admin/webhooks/${delivery.endpointId}/deliveries/${delivery.id}`}
                prefetch={false}
                className="font-medium text-link hover:underline"
              >
                {eventName(t, delivery.event)}
              </Link>
              <DateTime value={delivery.createdAt} place={place} style="short" className="block text-xs text-muted-foreground sm:hidden" />
            </TableCell>
            <TableCell>
              <DeliveryBadge status={delivery.status} locale={place.locale} />
              {delivery.status === 'failed' && delivery.nextAt ? (
                <span className="block pt-0.5 text-xs text-muted-foreground">
                  {t('log.next', { at: formatDateTime(delivery.nextAt, place, 'short') })}
                </span>
              ) : null}
            </TableCell>
            <TableCell className="max-w-72 text-muted-foreground max-md:hidden">
              <Answer delivery={delivery} text={failureText(t, delivery.lastError)} />
            </TableCell>
            <TableCell className="text-muted-foreground tabular-nums max-lg:hidden">{delivery.attempts}</TableCell>
            <TableCell className="text-muted-foreground max-sm:hidden">
              <DateTime value={delivery.createdAt} place={place} style="short" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Answer({ delivery: { lastStatus, durationMs }, text }: { delivery: DeliveryDto; text: string | undefined }) {
  const facts = [lastStatus && `HTTP ${lastStatus}`, durationMs !== null && `${durationMs} ms`].filter(Boolean).join(' · ')
  return (
    <>
      <span className="tabular-nums">{facts}</span>
      {text ? <span className="block truncate text-xs" title={text}>{text}</span> : null}
    </>
  )
}
