'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { Suggestions } from '@/components/deflection/suggestions'
import { Thanks } from '@/components/deflection/thanks'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { errorText } from '@/components/shared/error-text'
import { FileDrop } from '@/components/shared/file-drop'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { SubmitButton } from '@/components/shared/submit-button'
import { contentOf, useSubmission } from '@/components/shared/use-submission'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import type { Suggestion } from '@/lib/knowledge/deflection/schema'
import { openIncidentAction } from '@/lib/incidents/portal-actions'
import type { ActionError } from '@/lib/people/action-context'
import { LEVELS, LIMITS, type Level } from '@/lib/tickets/vocabulary'

interface NewTicketFormProps {
  categories: readonly { id: string; name: string }[]
  maxBytes: number
}

/** Questions a requester can answer; impact and urgency hide behind two of them. */
export function NewTicketForm({ categories, maxBytes }: NewTicketFormProps) {
  const t = useT('portal')
  const common = useT('common')
  const router = useRouter()
  const submission = useSubmission()
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [categoryId, setCategoryId] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  // Never rendered: that server and browser make different ones does not matter.
  const [session] = useState(() => crypto.randomUUID())
  const [solvedBy, setSolvedBy] = useState<Suggestion | null>(null)
  const [error, submit] = useActionState<ActionError | null, FormData>(async (_before, form) => {
    for (const file of files) form.append('files', file)
    const result = await openIncidentAction(submission.nameOf(contentOf(form)), form)
    if (!result.ok) return result.error
    submission.done()
    toast.success(t('form.created', { number: result.data.number }))
    for (const { fileName, code } of result.data.refused) {
      toast.warning(t('reply.refused', { name: fileName, reason: errorText(common, { code }) }))
    }
    router.push(`/portal/tickets/${result.data.number}`)
    return null
  }, null)

  return (
    <>
      {solvedBy ? <Thanks session={session} suggestion={solvedBy} onUndo={() => setSolvedBy(null)} /> : null}
      {/* Hidden and not gone: what was written and chosen stays, should it be needed after all. */}
      <form action={submit} hidden={solvedBy !== null} className="space-y-6">
        <ErrorBanner error={error} />
        <FormField label={t('form.subject')} hint={t('form.subjectHint')} required error={issueText(common, error?.fields, 'title')}>
          <Input
            name="title"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            minLength={3}
            maxLength={LIMITS.title}
            autoFocus
            autoComplete="off"
          />
        </FormField>
        <FormField label={t('form.details')} hint={t('form.detailsHint')} optional error={issueText(common, error?.fields, 'description')}>
          <MarkdownEditor name="description" value={description} onChange={setDescription} maxLength={LIMITS.text} />
        </FormField>
        <Suggestions session={session} title={title} description={description} onHelped={setSolvedBy} />
        <div className="grid gap-6 sm:grid-cols-2">
          <LevelChoice name="impact" label={t('form.impact')} describe={(level) => t(`form.impactLevels.${level}`)} />
          <LevelChoice name="urgency" label={t('form.urgency')} describe={(level) => t(`form.urgencyLevels.${level}`)} />
        </div>
        {categories.length > 0 ? (
          <FormField label={t('form.category')} optional error={issueText(common, error?.fields, 'categoryId')}>
            <Select name="categoryId" value={categoryId} onChange={(event) => setCategoryId(event.target.value)}>
              <option value="">{t('form.noCategory')}</option>
              {categories.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </FormField>
        ) : null}
        <div className="space-y-1.5">
          <p className="text-sm font-medium">{t('form.files')}</p>
          <FileDrop files={files} onChange={setFiles} maxBytes={maxBytes} />
        </div>
        <SubmitButton size="lg" className="w-full sm:w-auto" pendingLabel={t('form.sending')}>
          {t('form.submit')}
        </SubmitButton>
      </form>
    </>
  )
}

interface LevelChoiceProps {
  name: string
  label: string
  describe: (level: Level) => string
}

function LevelChoice({ name, label, describe }: LevelChoiceProps) {
  const [chosen, choose] = useState<Level>('low')
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {LEVELS.toReversed().map((level) => (
        <label
          key={level}
          className="flex cursor-pointer items-center gap-3 rounded-md border border-input bg-surface px-3 py-2.5 text-sm shadow-card transition-colors hover:border-muted-foreground has-checked:border-ring has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-ring"
        >
          <input
            type="radio"
            name={name}
            value={level}
            checked={chosen === level}
            onChange={() => choose(level)}
            className="size-4 accent-(--primary) outline-none"
          />
          {describe(level)}
        </label>
      ))}
    </fieldset>
  )
}
