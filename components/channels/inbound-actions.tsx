import { Download, RotateCw, TicketPlus } from 'lucide-react'
import { ActionButton } from '@/components/admin/form/action-button'
import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { getT } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { makeTicketAction, replayInboundAction } from '@/lib/channels/email/actions'
import type { InboundDetailDto } from '@/lib/channels/email/schema'
import type { Locale } from '@/lib/platform/i18n/locale'

/** What can be done with a message, as long as it is kept. */
export function InboundActions({ mail, locale }: { mail: InboundDetailDto; locale: Locale }) {
  const t = getT(locale, 'channels')
  if (!mail.original) return <p className="text-sm text-muted-foreground">{t('inbound.notKept')}</p>
  return (
    <>
      <Button variant="outline" asChild>
        <a href={`/admin/mail/inbound/${mail.id}/original`} download>
          <Download aria-hidden />
          {t('inbound.original')}
        </a>
      </Button>
      {mail.status === 'failed' ? (
        <ActionButton action={replayInboundAction.bind(null, mail.id)} success={t('inbound.replayed')}>
          <RotateCw aria-hidden />
          {t('inbound.replay')}
        </ActionButton>
      ) : null}
      {mail.status === 'ignored' && !mail.ticket && mail.reason !== 'no_sender' ? (
        <ConfirmAction
          trigger={
            <Button>
              <TicketPlus aria-hidden />
              {t('inbound.makeTicket')}
            </Button>
          }
          title={t('inbound.makeTicketTitle')}
          description={t('inbound.makeTicketHint')}
          confirmLabel={t('inbound.makeTicket')}
          success={t('inbound.madeTicket')}
          tone="primary"
          action={makeTicketAction.bind(null, mail.id)}
        />
      ) : null}
    </>
  )
}
