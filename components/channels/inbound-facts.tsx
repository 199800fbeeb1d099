import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import type { InboundDetailDto } from '@/lib/channels/email/schema'
import { formatBytes, type Place } from '@/lib/platform/i18n/format'

/** What a message is, beside what it says. */
export function InboundFacts({ mail, place }: { mail: InboundDetailDto; place: Place }) {
  const t = getT(place.locale, 'channels')
  const { name, address } = mail.from
  const facts: [string, ReactNode][] = [
    [t('inbound.from'), name ? `${name} <${address}>` : address || t('inbound.noSender')],
    [t('inbound.received'), <DateTime key="received" value={mail.receivedAt} place={place} />],
    [t('inbound.mailbox'), mail.mailbox ?? t('inbound.defaultMailbox')],
    [t('inbound.size'), formatBytes(mail.size, place.locale)],
    [t('inbound.messageId'), mail.messageId ?? '—'],
    [t('inbound.attempts'), mail.attempts],
  ]
  if (mail.ticket) {
    const link = (
      <Link href={`/desk/incidents/${mail.ticket.number}`} prefetch={false} className="text-link hover:underline">
        {mail.ticket.number}
      </Link>
    )
    facts.unshift([t('inbound.ticket'), link])
  }
  if (mail.error) facts.push([t('inbound.error'), mail.error])
  return (
    <dl className="grid gap-x-4 gap-y-2 p-4 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
