'use client'

import { type FormEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-store'
import { updateProblemAction } from '@/lib/problems/actions'
import type { ProblemDto } from '@/lib/problems/schema'
import { FISHBONE_BRANCHES, LIMITS } from '@/lib/problems/vocabulary'
import { useWork } from '../use-work'

type Texts = Record<(typeof FISHBONE_BRANCHES)[number], string>

/** Ishikawa's diagram as lists: possible causes by branch, one a line, all leading to the problem. */
export function Fishbone({ problem, editable }: { problem: ProblemDto; editable: boolean }) {
  const t = useT()
  const { pending, run } = useWork()
  const [texts, setTexts] = useState(
    () => Object.fromEntries(FISHBONE_BRANCHES.map((branch) => [branch, (problem.fishbone[branch] ?? []).join('\n')])) as Texts,
  )

  function save(event: FormEvent) {
    event.preventDefault()
    const causesOf = (text: string) =>
      text.split('\n').map((line) => line.trim().slice(0, LIMITS.cause)).filter(Boolean).slice(0, LIMITS.causes)
    const fishbone = Object.fromEntries(
      FISHBONE_BRANCHES.map((branch) => [branch, causesOf(texts[branch])] as const).filter(([, causes]) => causes.length > 0),
    )
    run({ send: () => updateProblemAction(problem.id, { fishbone, version: problem.version }), done: () => toast.success(t('problems.page.saved')) })
  }

  return (
    <Card className="p-4">
      <h2 className="text-sm font-semibold">{t('problems.fishbone.title')}</h2>
      <p className="mt-0.5 text-xs text-muted-foreground">{t('problems.fishbone.lead')}</p>
      <form onSubmit={save} className="mt-3 space-y-3">
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {FISHBONE_BRANCHES.map((branch) => (
            <label key={branch} className="block rounded-md border border-border border-t-2 border-t-beam p-3">
              <span className="mb-1.5 block text-xs font-medium text-muted-foreground">{t(`problems.fishbone.${branch}`)}</span>
              <Textarea
                rows={4}
                readOnly={!editable}
                value={texts[branch]}
                onChange={(event) => setTexts((before) => ({ ...before, [branch]: event.target.value }))}
              />
            </label>
          ))}
        </div>
        <p className="text-center text-sm font-medium wrap-anywhere">
          <span aria-hidden>→ </span>
          {problem.title}
        </p>
        {editable ? (
          <Button type="submit" size="sm" disabled={pending} aria-busy={pending}>
            {t('common.actions.save')}
          </Button>
        ) : null}
      </form>
    </Card>
  )
}
