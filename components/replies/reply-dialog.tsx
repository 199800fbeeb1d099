'use client'

import type { ReactNode } from 'react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createReplyAction, updateReplyAction } from '@/lib/tickets/replies/actions'
import type { ReplyDto } from '@/lib/tickets/replies/schema'
import { REPLY_LIMITS } from '@/lib/tickets/replies/vocabulary'
import { BodyField } from './body-field'
import { SharingFields } from './sharing-fields'

interface ReplyDialogProps {
  trigger: ReactNode
  /** Absent: a new one is made. */
  reply?: ReplyDto
  teams: readonly { id: string; name: string }[]
  mayShare: boolean
}

/** A canned reply: its text, its language, and for whom it is. */
export function ReplyDialog({ trigger, reply, teams, mayShare }: ReplyDialogProps) {
  const t = useT('replies')
  const common = useT('common')

  function save(form: FormData) {
    const scope = textOf(form, 'scope') || 'personal'
    const input = {
      name: textOf(form, 'name'),
      body: textOf(form, 'body'),
      locale: textOf(form, 'locale') || null,
      ...(mayShare && { scope, teamId: scope === 'team' ? textOf(form, 'teamId') || null : null }),
    }
    return reply ? updateReplyAction(reply.id, input, reply.version) : createReplyAction(input)
  }

  return (
    <FormDialog
      trigger={trigger}
      title={reply ? t('editTitle', { name: reply.name }) : t('createTitle')}
      submitLabel={reply ? common('actions.save') : common('actions.create')}
      success={t(reply ? 'saved' : 'created')}
      action={save}
    >
      {(fieldError) => (
        <>
          <FormField label={t('fields.name')} error={fieldError('name')} required>
            <Input name="name" defaultValue={reply?.name} maxLength={REPLY_LIMITS.name} autoComplete="off" />
          </FormField>
          <BodyField initial={reply?.body} error={fieldError('body')} />
          <FormField label={t('fields.locale')} error={fieldError('locale')}>
            <Select name="locale" defaultValue={reply?.locale ?? ''}>
              <option value="">{t('fields.anyLocale')}</option>
              <option value="pt-BR">{t('locales.pt-BR')}</option>
              <option value="en">{t('locales.en')}</option>
            </Select>
          </FormField>
          {mayShare ? <SharingFields reply={reply} teams={teams} teamError={fieldError('teamId')} /> : null}
        </>
      )}
    </FormDialog>
  )
}
