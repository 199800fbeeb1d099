'use client'

import { type FormEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { preview } from '@/components/incidents/preview'
import { FormField } from '@/components/shared/form-field'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { commentProblemAction } from '@/lib/problems/actions'
import { useWork } from '../use-work'

/** Writes a note; what was typed stays until it is kept. */
export function NoteForm({ problemId }: { problemId: string }) {
  const t = useT('problems.notes')
  const { pending, run } = useWork()
  const [body, setBody] = useState('')

  function submit(event: FormEvent) {
    event.preventDefault()
    run({ send: () => commentProblemAction(problemId, body), done: () => setBody('') })
  }

  return (
    <Card className="p-4">
      <form onSubmit={submit} className="space-y-3">
        <FormField label={t('label')} hint={t('hint')}>
          <MarkdownEditor value={body} onChange={setBody} onPreview={preview} className="min-h-28" />
        </FormField>
        <Button type="submit" disabled={pending || body.trim() === ''} aria-busy={pending}>
          {t('add')}
        </Button>
      </form>
    </Card>
  )
}
