'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { errorText } from '@/components/shared/error-text'
import { FileDrop } from '@/components/shared/file-drop'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { SubmitButton } from '@/components/shared/submit-button'
import { contentOf, useSubmission } from '@/components/shared/use-submission'
import { Alert } from '@/components/ui/alert'
import { toast } from '@/components/ui/toast'
import { replyFromPortalAction } from '@/lib/incidents/portal-actions'
import type { ActionError } from '@/lib/people/action-context'
import { LIMITS } from '@/lib/tickets/vocabulary'
import type { ReplyNotice } from './reply-notice'

interface ReplyFormProps {
  ticket: string
  notice: ReplyNotice
  /** Until when a reply reopens, for people. */
  until: string
  maxBytes: number
}

export function ReplyForm({ ticket, notice, until, maxBytes }: ReplyFormProps) {
  const t = useT('portal')
  const common = useT('common')
  const router = useRouter()
  const submission = useSubmission()
  const [body, setBody] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const [error, submit] = useActionState<ActionError | null, FormData>(async (_before, form) => {
    for (const file of files) form.append('files', file)
    const result = await replyFromPortalAction(submission.nameOf(contentOf(form)), ticket, form)
    // What was typed stays when it could not be sent.
    if (!result.ok) return result.error
    submission.done()
    const { outcome, incident, refused } = result.data
    setBody('')
    setFiles([])
    toast.success(t(`reply.outcome.${outcome}`, { number: incident.number }))
    for (const { fileName, code } of refused) {
      toast.warning(t('reply.refused', { name: fileName, reason: errorText(common, { code }) }))
    }
    if (outcome === 'followed_up') router.push(`/portal/tickets/${incident.number}`)
    else router.refresh()
    return null
  }, null)

  return (
    <form action={submit} className="space-y-4 rounded-lg border border-border bg-surface p-4 shadow-card sm:p-5">
      {notice.kind === 'none' ? null : (
        <Alert tone={notice.kind === 'waiting' ? 'warning' : 'info'}>
          {notice.kind === 'reopens' ? t('reply.reopens', { until }) : t(`reply.${notice.kind}`)}
        </Alert>
      )}
      <ErrorBanner error={error} />
      <FormField label={t('reply.label')} error={issueText(common, error?.fields, 'body')}>
        <MarkdownEditor
          name="body"
          value={body}
          onChange={setBody}
          required
          maxLength={LIMITS.text}
          placeholder={t('reply.placeholder')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      </FormField>
      <FileDrop files={files} onChange={setFiles} maxBytes={maxBytes} />
      <SubmitButton pendingLabel={t('reply.sending')}>{t('reply.submit')}</SubmitButton>
    </form>
  )
}
