'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { preview } from '@/components/incidents/preview'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { useSubmission } from '@/components/shared/use-submission'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-store'
import type { ActionError } from '@/lib/people/action-context'
import { createProblemAction } from '@/lib/problems/actions'
import { LIMITS as PROBLEM_LIMITS } from '@/lib/problems/vocabulary'
import { LEVELS, type Level, LIMITS } from '@/lib/tickets/vocabulary'
import { useWork } from '../use-work'

interface NewProblemFormProps {
  /** The incident that it is opened from. */
  incident: { number: string; title: string; description: string; impact: Level; urgency: Level; category: ComboboxOption | null } | null
}

type Texts = Record<'title' | 'description' | 'symptoms' | 'errorCode' | 'incidents', string>

interface Values extends Texts, Record<'category' | 'assignee' | 'team', ComboboxOption | null> {
  impact: Level
  urgency: Level
}

/** Opens a problem; what an incident says stands in it already. */
export function NewProblemForm({ incident }: NewProblemFormProps) {
  const t = useT()
  const common = useT('common')
  const router = useRouter()
  const submission = useSubmission()
  const { pending, run } = useWork()
  const [error, setError] = useState<ActionError | null>(null)
  const [values, setValues] = useState<Values>({
    title: incident?.title ?? '',
    description: incident?.description ?? '',
    symptoms: '',
    errorCode: '',
    impact: incident?.impact ?? 'medium',
    urgency: incident?.urgency ?? 'medium',
    category: incident?.category ?? null,
    assignee: null,
    team: null,
    incidents: incident?.number ?? '',
  })
  const set = (part: Partial<Values>) => setValues((before) => ({ ...before, ...part }))
  const refusal = (path: string) => issueText(common, error?.fields, path)

  function submit(event: FormEvent) {
    event.preventDefault()
    const { category, assignee, team, errorCode, incidents, ...rest } = values
    const input = {
      ...rest,
      ...(errorCode.trim() ? { errorCode } : {}),
      categoryId: category?.id ?? null,
      assigneeId: assignee?.id ?? null,
      teamId: team?.id ?? null,
      incidents: incidents.split(/[\s,;]+/).filter(Boolean),
    }
    run({
      send: () => createProblemAction(submission.nameOf(JSON.stringify(input)), input),
      done({ number }) {
        toast.success(t('problems.form.created', { number }))
        router.push(`/desk/problems/${number}`)
      },
      failed(refused) {
        setError(refused)
        return true
      },
    })
  }

  const incidentsError = Object.keys(error?.fields ?? {}).find((path) => path.startsWith('incidents'))
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="space-y-5">
        <ErrorBanner error={error} />
        <Card className="space-y-5 p-4 sm:p-5">
          <FormField label={t('problems.field.title')} required error={refusal('title')}>
            <Input value={values.title} maxLength={LIMITS.title} onChange={(event) => set({ title: event.target.value })} />
          </FormField>
          <FormField label={t('problems.field.description')} error={refusal('description')}>
            <MarkdownEditor value={values.description} onChange={(description) => set({ description })} onPreview={preview} className="min-h-32" />
          </FormField>
          <FormField label={t('problems.field.symptoms')} hint={t('problems.field.symptomsHint')} error={refusal('symptoms')}>
            <Textarea rows={3} value={values.symptoms} maxLength={PROBLEM_LIMITS.note} onChange={(event) => set({ symptoms: event.target.value })} />
          </FormField>
          <div className="grid gap-5 sm:grid-cols-2">
            <FormField label={t('problems.field.errorCode')} hint={t('problems.field.errorCodeHint')} error={refusal('errorCode')}>
              <Input value={values.errorCode} maxLength={PROBLEM_LIMITS.errorCode} onChange={(event) => set({ errorCode: event.target.value })} />
            </FormField>
            <FormField label={t('problems.form.incidents')} hint={t('problems.incidents.numbersHint')} error={incidentsError ? refusal(incidentsError) : undefined}>
              <Input value={values.incidents} onChange={(event) => set({ incidents: event.target.value })} />
            </FormField>
          </div>
        </Card>
      </div>
      <Card className="space-y-4 p-4 sm:p-5">
        <div className="grid grid-cols-2 gap-3">
          {(['impact', 'urgency'] as const).map((field) => (
            <FormField key={field} label={t(`common.field.${field}`)}>
              <Select value={values[field]} onChange={(event) => set({ [field]: LEVELS.find((level) => level === event.target.value) ?? 'medium' })}>
                {LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {t(`common.${field}.${level}`)}
                  </option>
                ))}
              </Select>
            </FormField>
          ))}
        </div>
        <FormField label={t('common.field.category')} error={refusal('categoryId')}>
          <Combobox search={lookup('categories')} value={values.category} onChange={(category) => set({ category })} />
        </FormField>
        <FormField label={t('common.field.team')} error={refusal('teamId')}>
          <Combobox search={lookup('teams')} value={values.team} onChange={(team) => set({ team })} />
        </FormField>
        <FormField label={t('common.field.assignee')} error={refusal('assigneeId')}>
          <Combobox search={lookup('assignees')} value={values.assignee} placeholder={t('common.values.unassigned')} onChange={(assignee) => set({ assignee })} />
        </FormField>
        <div className="flex flex-wrap justify-end gap-2 border-t border-border pt-4">
          <Button variant="outline" disabled={pending} onClick={() => router.back()}>
            {t('common.actions.cancel')}
          </Button>
          <Button type="submit" disabled={pending} aria-busy={pending}>
            {t('problems.form.create')}
          </Button>
        </div>
      </Card>
    </form>
  )
}
