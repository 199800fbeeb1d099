'use client'

import { Pencil } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { preview } from '@/components/incidents/preview'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { MarkdownEditor } from '@/components/shared/markdown-editor'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { ActionError } from '@/lib/people/action-context'
import { updateProblemAction } from '@/lib/problems/actions'
import { LIMITS } from '@/lib/problems/vocabulary'
import { useWork } from '../use-work'

type Field = 'description' | 'symptoms' | 'impactText' | 'errorCode' | 'rootCause' | 'workaround'

interface TextFieldProps {
  problem: { id: string; version: number }
  field: Field
  value: string
  hint?: string
  editable: boolean
  /** The value as it is read, when that is more than its text. */
  children?: ReactNode
}

const MARKDOWN: ReadonlySet<Field> = new Set(['description', 'workaround'])

/** A text of a problem: read where it stands, and edited there. What was typed stays when saving fails. */
export function TextField({ problem, field, value, hint, editable, children }: TextFieldProps) {
  const t = useT()
  const common = useT('common')
  const heading = useId()
  const { pending, run } = useWork()
  const [draft, setDraft] = useState<{ text: string; began: string; version: number } | null>(null)
  /** Somebody was told that others changed it: the next try is based on what is shown now. */
  const [told, setTold] = useState(false)
  const [error, setError] = useState<ActionError | null>(null)
  const label = t(`problems.field.${field}`)

  function save(event: FormEvent) {
    event.preventDefault()
    if (!draft) return
    const text = draft.text.trim()
    // What others change beside this text is no conflict.
    const unchanged = draft.began === value
    run({
      send: () => updateProblemAction(problem.id, { [field]: field === 'errorCode' ? text || null : text, version: unchanged || told ? problem.version : draft.version }),
      done: () => setDraft(null),
      failed(refused) {
        setError(refused)
        if (refused.code === 'conflict') setTold(true)
        return refused.code === 'validation_failed'
      },
    })
  }

  const change = (text: string) => setDraft((before) => before && { ...before, text })
  return (
    <Card className="p-4" role="region" aria-labelledby={heading}>
      <div className="flex items-start justify-between gap-3">
        <h2 id={heading} className="text-sm font-semibold">
          {label}
        </h2>
        {editable && !draft ? (
          <Button
            size="icon-sm"
            variant="ghost"
            className="-mt-1"
            aria-label={t('problems.page.edit', { field: label })}
            onClick={() => {
              setError(null)
              setTold(false)
              setDraft({ text: value, began: value, version: problem.version })
            }}
          >
            <Pencil aria-hidden />
          </Button>
        ) : null}
      </div>
      {draft ? (
        <form onSubmit={save} noValidate className="mt-2 space-y-3">
          <FormField label={<span className="sr-only">{label}</span>} hint={hint} error={issueText(common, error?.fields, field)}>
            {MARKDOWN.has(field) ? (
              <MarkdownEditor value={draft.text} onChange={change} onPreview={preview} className="min-h-32" />
            ) : field === 'errorCode' ? (
              <Input autoFocus value={draft.text} maxLength={LIMITS.errorCode} onChange={(event) => change(event.target.value)} />
            ) : (
              <Textarea autoFocus rows={5} value={draft.text} maxLength={LIMITS.note} onChange={(event) => change(event.target.value)} />
            )}
          </FormField>
          <div className="flex gap-2">
            <Button type="submit" size="sm" disabled={pending} aria-busy={pending}>
              {t('common.actions.save')}
            </Button>
            <Button size="sm" variant="outline" onClick={() => setDraft(null)}>
              {t('common.actions.cancel')}
            </Button>
          </div>
        </form>
      ) : value ? (
        <div className="mt-1.5 text-sm wrap-anywhere">{children ?? <p className="whitespace-pre-wrap">{value}</p>}</div>
      ) : (
        <p className="mt-1.5 text-sm text-muted-foreground">{hint ?? t('problems.page.nothing')}</p>
      )}
    </Card>
  )
}
