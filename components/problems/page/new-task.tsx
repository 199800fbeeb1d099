'use client'

import { type FormEvent, useState } from 'react'
import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { createTaskAction } from '@/lib/tickets/tasks/actions'
import { useWork } from '../use-work'

/** Adds a task: what, who, until when. The day ends where the person is. */
export function NewTask({ problemId }: { problemId: string }) {
  const t = useT('problems.tasks')
  const { pending, run } = useWork()
  const [title, setTitle] = useState('')
  const [assignee, setAssignee] = useState<ComboboxOption | null>(null)
  const [day, setDay] = useState('')

  function submit(event: FormEvent) {
    event.preventDefault()
    const dueAt = day ? new Date(`${day}T18:00:00`).toISOString() : null
    run({
      send: () => createTaskAction('problem', problemId, { title, assigneeId: assignee?.id ?? null, dueAt }),
      done() {
        setTitle('')
        setAssignee(null)
        setDay('')
      },
    })
  }

  return (
    <Card className="p-4">
      <h2 className="mb-3 text-sm font-semibold">{t('add')}</h2>
      <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_10rem_auto]">
        <FormField label={t('titleField')} required>
          <Input value={title} maxLength={250} required onChange={(event) => setTitle(event.target.value)} />
        </FormField>
        <FormField label={t('assignee')}>
          <Combobox search={lookup('assignees')} value={assignee} onChange={setAssignee} />
        </FormField>
        <FormField label={t('due')}>
          <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </FormField>
        <Button type="submit" disabled={pending || title.trim().length < 2} aria-busy={pending}>
          {t('create')}
        </Button>
      </form>
    </Card>
  )
}
