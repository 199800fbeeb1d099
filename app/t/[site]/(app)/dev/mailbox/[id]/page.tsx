import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getT } from '@/components/i18n/get-t'
import { MailboxFrame } from '@/components/mailbox/mailbox-frame'
import { HeaderList } from '@/components/mailbox/header-list'
import { MailBody } from '@/components/mailbox/mail-body'
import { DateTime } from '@/components/shared/date-time'
import { siteTenant, visitorOf } from '@/lib/people/site'
import { NotFound } from '@/lib/platform/errors'
import { readMailbox } from '@/lib/platform/mail/mailbox'
import { z } from 'zod'

interface Props {
  params: Promise<{ site: string; id: string }>
}

export const metadata: Metadata = { title: 'Mailbox', referrer: 'no-referrer' }

/** One message as its recipient would see it. In demo mode only. */
export default async function MessagePage({ params }: Props) {
  const { site, id } = await params
  const tenant = await siteTenant(site)
  if (!tenant) notFound()
  const message = await readMailbox({ tenant }, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const { locale } = await visitorOf(tenant)
  const t = getT(locale, 'tenants')
  return (
    <MailboxFrame title={message.subject} back={{ href: '/dev/mailbox', label: t('mailbox.title') }}>
      <dl className="flex flex-wrap gap-x-8 gap-y-1 border-b border-border px-4 py-3 text-sm sm:px-5">
        <div className="flex gap-2">
          <dt className="text-muted-foreground">{t('mailbox.to')}</dt>
          <dd>{message.toAddress}</dd>
        </div>
        <div className="flex gap-2">
          <dt className="text-muted-foreground">{t('mailbox.at')}</dt>
          <dd>
            <DateTime value={message.createdAt} place={{ locale, timeZone: tenant.timezone }} />
          </dd>
        </div>
      </dl>
      <HeaderList headers={headersOf(message.headers)} label={t('mailbox.headers')} />
      <MailBody html={message.html} text={message.text} labels={{ message: t('mailbox.message'), links: t('mailbox.links') }} />
    </MailboxFrame>
  )
}

/** As they were stored, by name. */
const headersOf = (stored: unknown): Record<string, string> => z.record(z.string(), z.string()).catch({}).parse(stored)
