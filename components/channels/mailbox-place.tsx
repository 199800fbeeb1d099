'use client'

import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Select } from '@/components/ui/select'
import type { MailboxDto } from '@/lib/channels/email/mailboxes/schema'
import { CheckField } from './check-field'

interface Named {
  id: string
  name: string
}

/** What a mailbox's incidents can be given to. */
export interface Choices {
  teams: Named[]
  categories: Named[]
}

interface MailboxPlaceProps {
  choices: Choices
  mailbox: MailboxDto | undefined
  fieldError: (name: string) => string | undefined
}

/** What becomes of the mail that comes in here. */
export function MailboxPlace({ choices, mailbox, fieldError }: MailboxPlaceProps) {
  const t = useT('channels')
  return (
    <>
      <FormField label={t('mailboxes.team')} error={fieldError('teamId')} optional>
        <Select name="teamId" defaultValue={mailbox?.team?.id ?? ''}>
          <option value="">{t('mailboxes.noTeam')}</option>
          <Options of={choices.teams} />
        </Select>
      </FormField>
      <FormField label={t('mailboxes.category')} error={fieldError('categoryId')} optional>
        <Select name="categoryId" defaultValue={mailbox?.category?.id ?? ''}>
          <option value="">{t('mailboxes.noCategory')}</option>
          <Options of={choices.categories} />
        </Select>
      </FormField>
      <CheckField name="automatic" label={t('mailboxes.automatic')} hint={t('mailboxes.automaticHint')} checked={mailbox?.automatic ?? false} />
      <CheckField name="watchCc" label={t('mailboxes.watchCc')} checked={mailbox?.watchCc ?? false} />
    </>
  )
}

const Options = ({ of }: { of: Named[] }) =>
  of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ))
