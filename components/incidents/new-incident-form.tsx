'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useRef, useState, useTransition } from 'react'
import { lookup } from '@/components/desk/lookup'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FileDrop } from '@/components/shared/file-drop'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { useSubmission } from '@/components/shared/use-submission'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { createIncidentAction } from '@/lib/incidents/actions'
import type { PriorityMatrix } from '@/lib/tickets/priority'
import type { ActionError } from '@/lib/people/action-context'
import { attachFileAction } from '@/lib/tickets/actions'
import { CHANNELS, type Channel, LIMITS, type Level } from '@/lib/tickets/vocabulary'
import { preview } from './preview'
import { PriorityGrid } from './priority-grid'
import { ADDRESS } from './requester-address'
import { RequesterField } from './requester-field'
import { TagsInput } from './tags-input'

interface NewIncidentFormProps {
  matrix: PriorityMatrix
  me: ComboboxOption
  maxBytes: number
  canAssign: boolean
}

interface Values {
  requester: ComboboxOption | null
  title: string
  description: string
  impact: Level
  urgency: Level
  channel: Channel
  category: ComboboxOption | null
  team: ComboboxOption | null
  assignee: ComboboxOption | null
  tags: readonly string[]
}

const inputOf = ({ requester, category, team, assignee, tags, ...rest }: Values) => ({
  ...rest,
  tags: [...tags],
  categoryId: category?.id ?? null,
  teamId: team?.id ?? null,
  assigneeId: assignee?.id ?? null,
  ...(requester?.id.startsWith(ADDRESS)
    ? { requester: { email: requester.id.slice(ADDRESS.length) } }
    : { requesterId: requester?.id }),
})

/** Opens an incident for somebody who called, wrote, or stands at the counter. Ctrl+Enter sends it. */
export function NewIncidentForm({ matrix, me, maxBytes, canAssign }: NewIncidentFormProps) {
  const t = useT()
  const common = useT('common')
  const router = useRouter()
  const showError = useErrorToast()
  const [values, setValues] = useState<Values>({
    requester: null, title: '', description: '', impact: 'medium', urgency: 'medium', channel: 'phone',
    category: null, team: null, assignee: null, tags: [],
  })
  const [files, setFiles] = useState<readonly File[]>([])
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()
  const submission = useSubmission()
  const form = useRef<HTMLFormElement>(null)

  function set(part: Partial<Values>) {
    setValues((before) => ({ ...before, ...part }))
    setError(null)
  }
  const refusal = (...paths: string[]) => paths.map((path) => issueText(common, error?.fields, path)).find(Boolean)

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (pending) return
    if (!values.requester) {
      const issue = { path: 'requesterId', message: 'Required', code: 'required' }
      fail({ code: 'validation_failed', message: issue.message, requestId: '', fields: { requesterId: issue } })
      return
    }
    const input = inputOf(values)
    const name = submission.nameOf(JSON.stringify(input))
    startTransition(async () => {
      const result = await call(() => createIncidentAction(name, input))
      if (!result.ok) {
        fail(result.error)
        return
      }
      await attach(result.data.id)
      toast.success(t('desk.form.created', { number: result.data.number }))
      router.push(`/desk/incidents/${result.data.number}`)
    })
  }

  function fail(next: ActionError) {
    setError(next)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }

  async function attach(ticketId: string) {
    for (const file of files) {
      const data = new FormData()
      data.set('file', file)
      const result = await call(() => attachFileAction(data, { kind: 'incident', ticketId, visibility: 'public' }))
      if (result.ok) continue
      toast.error(t('desk.composer.fileFailed', { name: file.name }))
      showError(result.error)
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    }
  }

  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={onKeyDown} className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
      <div className="space-y-5">
        <ErrorBanner error={error} />
        <Card className="space-y-5 p-4 sm:p-5">
          <FormField label={t('common.field.requester')} required hint={t('desk.form.requesterHint')} error={refusal('requesterId', 'requester.email')}>
            <RequesterField me={me} value={values.requester} onChange={(requester) => set({ requester })} />
          </FormField>
          <FormField label={t('common.field.title')} required error={refusal('title')}>
            <Input value={values.title} maxLength={LIMITS.title} onChange={(event) => set({ title: event.target.value })} />
          </FormField>
          <FormField label={t('common.field.description')} error={refusal('description')}>
            <MarkdownEditor value={values.description} onChange={(description) => set({ description })} onPreview={preview} className="min-h-40" />
          </FormField>
          <FileDrop files={files} onChange={setFiles} maxBytes={maxBytes} disabled={pending} />
        </Card>
      </div>
      <div className="space-y-5 lg:row-span-2">
        <Card className="p-4 sm:p-5">
          <PriorityGrid
            matrix={matrix}
            impact={values.impact}
            urgency={values.urgency}
            onChange={(impact, urgency) => set({ impact, urgency })}
          />
        </Card>
        <Card className="space-y-4 p-4 sm:p-5">
          <FormField label={t('common.field.category')} error={refusal('categoryId')}>
            <Combobox search={lookup('categories')} value={values.category} onChange={(category) => set({ category })} />
          </FormField>
          {canAssign ? (
            <>
              <FormField label={t('common.field.team')} error={refusal('teamId')}>
                <Combobox search={lookup('teams')} value={values.team} onChange={(team) => set({ team })} />
              </FormField>
              <FormField label={t('common.field.assignee')} error={refusal('assigneeId')}>
                <Combobox
                  search={lookup('assignees')}
                  value={values.assignee}
                  placeholder={t('common.values.unassigned')}
                  onChange={(assignee) => set({ assignee })}
                />
              </FormField>
              {values.assignee?.id === me.id ? null : (
                <Button variant="link" size="sm" className="-mt-3 -ml-3 h-auto" onClick={() => set({ assignee: me })}>
                  {t('desk.ticket.assignToMe')}
                </Button>
              )}
            </>
          ) : null}
          <FormField label={t('common.field.channel')}>
            <Select
              value={values.channel}
              onChange={(event) => set({ channel: CHANNELS.find((known) => known === event.target.value) ?? 'other' })}
            >
              {CHANNELS.map((channel) => (
                <option key={channel} value={channel}>
                  {t(`common.channel.${channel}`)}
                </option>
              ))}
            </Select>
          </FormField>
          <FormField label={t('common.field.tags')} error={refusal('tags')}>
            <TagsInput tags={values.tags} onChange={(tags) => set({ tags })} />
          </FormField>
        </Card>
      </div>
      <div className="flex flex-wrap justify-end gap-2 lg:col-start-1 lg:row-start-2">
        <Button variant="outline" disabled={pending} onClick={() => router.back()}>
          {t('common.actions.cancel')}
        </Button>
        <Button type="submit" disabled={pending} aria-busy={pending} title="Ctrl+Enter">
          {t('desk.form.create')}
        </Button>
      </div>
    </form>
  )
}
