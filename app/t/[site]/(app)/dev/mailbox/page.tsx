import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import Link from 'next/link'
import { MailboxFrame } from '@/components/mailbox/mailbox-frame'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { EmptyState } from '@/components/shared/empty-state'
import { siteTenant, visitorOf } from '@/lib/people/site'
import { listMailbox } from '@/lib/platform/mail/mailbox'
import { mailboxIsOpen } from '@/lib/platform/mail/mailbox-access'

interface Props {
  params: Promise<{ site: string }>
}

export const metadata: Metadata = { title: 'Mailbox' }

/** The organisation's outgoing mail, kept instead of sent. In demo mode only: its links let people in. */
export default async function MailboxPage({ params }: Props) {
  const tenant = await siteTenant((await params).site)
  if (!tenant || !mailboxIsOpen()) notFound()
  const [{ locale, now }, messages] = await Promise.all([visitorOf(tenant), listMailbox({ tenant })])
  const t = getT(locale, 'tenants')
  const place = { locale, timeZone: tenant.timezone }
  return (
    <MailboxFrame title={t('mailbox.title')} lead={t('mailbox.lead', { organisation: tenant.name })}>
      {messages.length > 0 ? (
        <ul className="divide-y divide-border">
          {messages.map(({ id, toAddress, subject, createdAt }) => (
            <li key={id} className="relative flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-3 text-sm hover:bg-accent/60 sm:px-5">
              <span className="min-w-0">
                <Link href={`/dev/mailbox/${id}`} prefetch={false} className="font-medium after:absolute after:inset-0">
                  {subject}
                </Link>
                <span className="block truncate text-muted-foreground">{toAddress}</span>
              </span>
              <DateTime value={createdAt} place={place} relativeTo={now} className="text-xs text-muted-foreground" />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t('mailbox.none')} description={t('mailbox.noneHint')} />
      )}
    </MailboxFrame>
  )
}
