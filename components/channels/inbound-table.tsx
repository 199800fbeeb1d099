import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { InboundDto } from '@/lib/channels/email/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { InboundBadge } from './inbound-badge'

/** Incoming mail, one message a row. */
export function InboundTable({ mails, place }: { mails: InboundDto[]; place: Place }) {
  const t = getT(place.locale, 'channels')
  return (
    <Table label={getT(place.locale, 'admin')('mail/inbound.title')}>
      <TableHeader>
        <TableRow>
          <TableHead>{t('inbound.subject')}</TableHead>
          <TableHead>{t('inbound.outcome')}</TableHead>
          <TableHead className="max-md:hidden">{t('inbound.ticket')}</TableHead>
          <TableHead className="max-md:hidden">{t('inbound.received')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {mails.map((mail) => (
          <TableRow key={mail.id} className="align-top">
            <TableCell className="w-full max-w-0 py-2.5">
              <Link href={`/admin/mail/inbound/${mail.id}`} prefetch={false} className="block truncate font-medium text-link hover:underline">
                {mail.subject || t('inbound.noSubject')}
              </Link>
              <span className="block truncate text-xs text-muted-foreground">{mail.from.address || t('inbound.noSender')}</span>
              <DateTime value={mail.receivedAt} place={place} className="text-xs text-muted-foreground md:hidden" />
            </TableCell>
            <TableCell className="py-2.5">
              <InboundBadge mail={mail} locale={place.locale} />
              {mail.reason ? <span className="mt-1 block text-xs text-muted-foreground">{t(`inbound.reasons.${mail.reason}`)}</span> : null}
            </TableCell>
            <TableCell className="py-2.5 whitespace-nowrap max-md:hidden">
              {mail.ticket ? (
                <Link href={`/desk/incidents/${mail.ticket.number}`} prefetch={false} className="text-link hover:underline">
                  {mail.ticket.number}
                </Link>
              ) : (
                '—'
              )}
            </TableCell>
            <TableCell className="py-2.5 text-muted-foreground max-md:hidden">
              <DateTime value={mail.receivedAt} place={place} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
