'use client'

import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import type { MailboxDto } from '@/lib/channels/email/mailboxes/schema'
import { CheckField } from './check-field'

interface ServerFieldsProps {
  mailbox: MailboxDto | undefined
  fieldError: (name: string) => string | undefined
}

/** Where a mailbox lies, and who reads it. */
export function ServerFields({ mailbox, fieldError }: ServerFieldsProps) {
  const t = useT('channels')
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_6rem]">
        <FormField label={t('mailboxes.host')} error={fieldError('host')} required>
          <Input name="host" defaultValue={mailbox?.host ?? ''} maxLength={253} autoComplete="off" placeholder="imap.example.com" />
        </FormField>
        <FormField label={t('mailboxes.port')} error={fieldError('port')} required>
          <Input name="port" inputMode="numeric" pattern="\d*" defaultValue={mailbox?.port ?? 993} maxLength={5} />
        </FormField>
      </div>
      <CheckField name="secure" label={t('mailboxes.secure')} checked={mailbox?.secure ?? true} />
      <FormField label={t('mailboxes.username')} error={fieldError('username')} required>
        <Input name="username" defaultValue={mailbox?.username ?? ''} maxLength={254} autoComplete="off" />
      </FormField>
      <FormField
        label={t('mailboxes.password')}
        error={fieldError('password')}
        required={!mailbox}
        {...(mailbox && { hint: t('mailboxes.passwordHint') })}
      >
        <Input name="password" type="password" maxLength={500} autoComplete="new-password" />
      </FormField>
      <FormField label={t('mailboxes.folder')} error={fieldError('folder')}>
        <Input name="folder" defaultValue={mailbox?.folder ?? 'INBOX'} maxLength={200} autoComplete="off" />
      </FormField>
    </>
  )
}
