import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MailboxFrame } from '@/components/mailbox/mailbox-frame'
import { getT } from '@/components/i18n/get-t'
import { ThreadList } from '@/components/mailbox/thread-list'
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
        <ThreadList messages={messages} place={place} now={now} />
      ) : (
        <EmptyState title={t('mailbox.none')} description={t('mailbox.noneHint')} />
      )}
    </MailboxFrame>
  )
}
