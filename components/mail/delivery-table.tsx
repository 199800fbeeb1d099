import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { DeliveryDto } from '@/lib/mail/deliveries/queries'
import type { DeliveryStatus } from '@/lib/mail/vocabulary'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import { eventName } from './event-name'
import { reasonText } from './reason-text'
import { RetryButton } from './retry-button'

const TONES: Record<DeliveryStatus, BadgeProps['tone']> = { queued: 'info', sending: 'info', sent: 'success', failed: 'danger', suppressed: 'warning' }

/** Outgoing messages, one a row. */
export function DeliveryTable({ deliveries, place }: { deliveries: readonly DeliveryDto[]; place: Place }) {
  const t = getT(place.locale, 'mail')
  return (
    <Table label={getT(place.locale, 'admin')('mail/sent.title')}>
      <TableHeader>
        <TableRow>
          <TableHead>{t('sent.subject')}</TableHead>
          <TableHead>{t('sent.status')}</TableHead>
          <TableHead className="max-md:hidden">{t('sent.at')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {deliveries.map((one) => (
          <TableRow key={one.id} className="align-top">
            <TableCell className="w-full max-w-0 py-2.5">
              <span className="block truncate font-medium">{one.subject}</span>
              <span className="block truncate text-xs text-muted-foreground">
                {eventName(t, one.event)} · {one.to}
              </span>
              {one.error ? <span className="mt-1 block text-xs wrap-anywhere text-danger-ink">{reasonText(t, one.error)}</span> : null}
              <DateTime value={one.createdAt} place={place} className="text-xs text-muted-foreground md:hidden" />
            </TableCell>
            <TableCell className="space-y-1.5 py-2.5 whitespace-nowrap">
              <Badge tone={TONES[one.status]}>{t(`status.${one.status}`)}</Badge>
              {one.status === 'queued' && one.attempts > 0 && one.nextTryAt ? (
                <span className="block text-xs text-muted-foreground">
                  {t('sent.attempts', { count: one.attempts })}, {t('sent.next', { at: formatDateTime(one.nextTryAt, place, 'time') })}
                </span>
              ) : null}
              {one.repeatable ? <RetryButton id={one.id} /> : null}
            </TableCell>
            <TableCell className="py-2.5 text-muted-foreground max-md:hidden">
              <DateTime value={one.sentAt ?? one.createdAt} place={place} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
