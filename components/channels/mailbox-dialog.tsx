'use client'

import { type ReactNode, useState } from 'react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { rawTextOf, textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createMailboxAction, updateMailboxAction } from '@/lib/channels/email/actions'
import type { MailboxDto } from '@/lib/channels/email/mailboxes/schema'
import { MAILBOX_KINDS, type MailboxKind } from '@/lib/channels/email/vocabulary'
import { MailboxPlace, type Choices } from './mailbox-place'
import { ServerFields } from './server-fields'

interface MailboxDialogProps {
  trigger: ReactNode
  choices: Choices
  /** Absent: a new one is made. */
  mailbox?: MailboxDto
}

/** Makes or changes a mailbox. */
export function MailboxDialog({ trigger, choices, mailbox }: MailboxDialogProps) {
  const t = useT('channels')
  const common = useT('common')
  const [kind, setKind] = useState<MailboxKind>(mailbox?.kind ?? 'forward')

  function save(form: FormData) {
    const basics = basicsOf(form, mailbox)
    if (kind === 'forward') {
      return mailbox ? updateMailboxAction(mailbox.id, { kind, ...basics }, mailbox.version) : createMailboxAction({ kind, ...basics })
    }
    const password = rawTextOf(form, 'password')
    const server = { kind, ...basics, ...serverOf(form) }
    return mailbox
      ? updateMailboxAction(mailbox.id, { ...server, ...(password && { password }) }, mailbox.version)
      : createMailboxAction({ ...server, password })
  }

  return (
    <FormDialog
      trigger={trigger}
      title={mailbox ? t('mailboxes.editTitle', { name: mailbox.name }) : t('mailboxes.createTitle')}
      submitLabel={mailbox ? common('actions.save') : common('actions.create')}
      success={mailbox ? t('mailboxes.saved') : t('mailboxes.created')}
      action={save}
    >
      {(fieldError) => (
        <>
          <FormField label={common('field.name')} error={fieldError('name')} required>
            <Input name="name" defaultValue={mailbox?.name} maxLength={80} autoComplete="off" />
          </FormField>
          <FormField label={t('mailboxes.address')} error={fieldError('address')} required>
            <Input name="address" type="email" defaultValue={mailbox?.address} maxLength={254} autoComplete="off" />
          </FormField>
          <FormField label={t('mailboxes.kind')}>
            <Select name="kind" value={kind} disabled={mailbox !== undefined} onChange={(event) => setKind(event.target.value as MailboxKind)}>
              {MAILBOX_KINDS.map((value) => (
                <option key={value} value={value}>
                  {t(`mailboxes.kinds.${value}`)}
                </option>
              ))}
            </Select>
          </FormField>
          {kind === 'imap' ? <ServerFields mailbox={mailbox} fieldError={fieldError} /> : null}
          <MailboxPlace choices={choices} mailbox={mailbox} fieldError={fieldError} />
        </>
      )}
    </FormDialog>
  )
}

const basicsOf = (form: FormData, mailbox: MailboxDto | undefined) => ({
  name: textOf(form, 'name'),
  address: textOf(form, 'address'),
  teamId: textOf(form, 'teamId') || null,
  categoryId: textOf(form, 'categoryId') || null,
  automatic: form.has('automatic'),
  watchCc: form.has('watchCc'),
  active: mailbox?.active ?? true,
})

const serverOf = (form: FormData) => ({
  host: textOf(form, 'host'),
  port: Number(textOf(form, 'port')),
  secure: form.has('secure'),
  username: textOf(form, 'username'),
  folder: textOf(form, 'folder'),
})
