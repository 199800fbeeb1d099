import { Pause, Pencil, Play, Trash2 } from 'lucide-react'
import { ActionButton } from '@/components/admin/form/action-button'
import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { archiveMailboxAction, setMailboxActiveAction } from '@/lib/channels/email/actions'
import type { MailboxDto } from '@/lib/channels/email/mailboxes/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { failureText } from './failure-text'
import { MailboxDialog } from './mailbox-dialog'
import type { Choices } from './mailbox-place'
import { TestButton } from './test-button'

/** A mailbox: how it does, and what can be done with it. */
export function MailboxCard({ mailbox, choices, place }: { mailbox: MailboxDto; choices: Choices; place: Place }) {
  const t = getT(place.locale, 'channels')
  const { id, name, active, lastError } = mailbox
  const state = !active ? 'paused' : lastError ? 'failing' : 'active'
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="truncate font-semibold">{name}</h2>
          <p className="truncate text-sm text-muted-foreground">{mailbox.address}</p>
        </div>
        <Badge tone={state === 'active' ? 'success' : state === 'failing' ? 'danger' : 'neutral'}>{t(`mailboxes.${state}`)}</Badge>
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        <dt className="text-muted-foreground">{t('mailboxes.kind')}</dt>
        <dd>{t(`mailboxes.kinds.${mailbox.kind}`)}</dd>
        {mailbox.kind === 'imap' ? (
          <>
            <dt className="text-muted-foreground">{t('mailboxes.host')}</dt>
            <dd className="truncate">{`${mailbox.host}:${mailbox.port} · ${mailbox.folder}`}</dd>
            <dt className="text-muted-foreground">{t('mailboxes.lastPolled')}</dt>
            <dd>{mailbox.lastPolledAt ? <DateTime value={mailbox.lastPolledAt} place={place} /> : t('mailboxes.never')}</dd>
          </>
        ) : null}
        {mailbox.team ? (
          <>
            <dt className="text-muted-foreground">{t('mailboxes.team')}</dt>
            <dd className="truncate">{mailbox.team.name}</dd>
          </>
        ) : null}
      </dl>
      {active && lastError ? <p className="text-sm text-danger-ink">{failureText(place.locale, lastError)}</p> : null}
      <div className="mt-auto flex flex-wrap items-center gap-1">
        {mailbox.kind === 'imap' ? <TestButton id={id} /> : null}
        <ActionButton
          variant="outline"
          size="sm"
          action={setMailboxActiveAction.bind(null, id, !active)}
          success={t(active ? 'mailboxes.pausedNow' : 'mailboxes.resumedNow', { name })}
        >
          {active ? <Pause aria-hidden /> : <Play aria-hidden />}
          {t(active ? 'mailboxes.pause' : 'mailboxes.resume')}
        </ActionButton>
        <span className="ml-auto flex">
          <MailboxDialog
            key={mailbox.version}
            mailbox={mailbox}
            choices={choices}
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t('mailboxes.edit', { name })}>
                <Pencil aria-hidden />
              </Button>
            }
          />
          <ConfirmAction
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t('mailboxes.remove', { name })}>
                <Trash2 aria-hidden />
              </Button>
            }
            title={t('mailboxes.removeTitle', { name })}
            description={t('mailboxes.removeHint')}
            confirmLabel={t('mailboxes.removeConfirm')}
            success={t('mailboxes.removed')}
            tone="danger"
            action={archiveMailboxAction.bind(null, id)}
          />
        </span>
      </div>
    </Card>
  )
}
