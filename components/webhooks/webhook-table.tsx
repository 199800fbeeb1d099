import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { WebhookDto } from '@/lib/integrations/webhooks/schema'
import { EVERY_EVENT } from '@/lib/integrations/webhooks/vocabulary'
import type { Place } from '@/lib/platform/i18n/format'
import { WebhookStatus } from './webhook-status'

interface WebhookTableProps {
  webhooks: readonly WebhookDto[]
  place: Place
  now: Date
}

/** The endpoints and how they are doing. */
export function WebhookTable({ webhooks, place, now }: WebhookTableProps) {
  const t = getT(place.locale, 'webhooks')
  const common = getT(place.locale, 'common')
  return (
    <Table label={t('table.label')}>
      <TableHeader>
        <TableRow>
          <TableHead>{t('fields.name')}</TableHead>
          <TableHead>{common('field.status')}</TableHead>
          <TableHead className="max-md:hidden">{t('table.events')}</TableHead>
          <TableHead className="max-md:hidden">{t('table.waiting')}</TableHead>
          <TableHead className="max-sm:hidden">{t('table.lastSuccess')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {webhooks.map((webhook) => (
          <TableRow key={webhook.id}>
            <TableCell className="max-w-56 sm:max-w-80">
              <Link href={`/admin/webhooks/${webhook.id}`} className="block truncate font-medium text-link hover:underline">
                {webhook.name}
              </Link>
              <span className="block truncate text-xs text-muted-foreground">{webhook.url}</span>
            </TableCell>
            <TableCell>
              <WebhookStatus webhook={webhook} locale={place.locale} />
            </TableCell>
            <TableCell className="text-muted-foreground max-md:hidden">
              {webhook.events.includes(EVERY_EVENT) ? t('table.allEvents') : t('table.eventCount', { count: webhook.events.length })}
            </TableCell>
            <TableCell className="text-muted-foreground tabular-nums max-md:hidden">{webhook.waiting}</TableCell>
            <TableCell className="text-muted-foreground max-sm:hidden">
              {webhook.lastSuccessAt ? <DateTime value={webhook.lastSuccessAt} place={place} relativeTo={now} /> : t('table.never')}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
