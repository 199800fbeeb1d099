'use client'

import { Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { updateProblemAction } from '@/lib/problems/actions'
import type { ProblemDto } from '@/lib/problems/schema'
import { LIMITS } from '@/lib/tickets/vocabulary'
import { useWork } from '../use-work'

/** The title, as a heading until somebody edits it. */
export function TitleField({ problem, editable }: { problem: ProblemDto; editable: boolean }) {
  const t = useT()
  const { pending, run } = useWork()
  const [text, setText] = useState<string | null>(null)

  function save(event: FormEvent) {
    event.preventDefault()
    if (text === null || text.trim() === problem.title) return setText(null)
    run({ send: () => updateProblemAction(problem.id, { title: text, version: problem.version }), done: () => setText(null) })
  }

  if (text !== null) {
    return (
      <form onSubmit={save} className="flex flex-wrap gap-2" onKeyDown={(event) => (event.key === 'Escape' ? setText(null) : undefined)}>
        <Input autoFocus value={text} maxLength={LIMITS.title} aria-label={t('problems.field.title')} onChange={(event) => setText(event.target.value)} className="min-w-60 flex-1" />
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {t('common.actions.save')}
        </Button>
        <Button variant="outline" onClick={() => setText(null)}>
          {t('common.actions.cancel')}
        </Button>
      </form>
    )
  }
  return (
    <h1 className="text-xl leading-tight font-semibold wrap-anywhere sm:text-2xl">
      {problem.title}
      {editable ? (
        <Button size="icon-sm" variant="ghost" className="ml-1 align-middle" aria-label={t('problems.page.edit', { field: t('problems.field.title') })} onClick={() => setText(problem.title)}>
          <Pencil aria-hidden />
        </Button>
      ) : null}
    </h1>
  )
}
