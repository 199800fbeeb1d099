'use client'

import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { updateProblemAction } from '@/lib/problems/actions'
import type { ProblemDto } from '@/lib/problems/schema'
import { LIMITS } from '@/lib/problems/vocabulary'
import { useWork } from '../use-work'

const USUAL = 5

/** The chain of whys: each answer is what the next one asks about. Empty ones are not kept. */
export function FiveWhys({ problem, editable }: { problem: ProblemDto; editable: boolean }) {
  const t = useT()
  const { pending, run } = useWork()
  const [whys, setWhys] = useState(() => (problem.fiveWhys.length > 0 || !editable ? problem.fiveWhys : [{ why: '', because: '' }]))
  const set = (index: number, part: { why?: string; because?: string }) => setWhys((all) => all.map((one, at) => (at === index ? { ...one, ...part } : one)))

  function save(event: FormEvent) {
    event.preventDefault()
    const fiveWhys = whys.filter(({ why }) => why.trim() !== '')
    run({ send: () => updateProblemAction(problem.id, { fiveWhys, version: problem.version }), done: () => toast.success(t('problems.page.saved')) })
  }

  return (
    <Card className="p-4">
      <h2 className="text-sm font-semibold">{t('problems.whys.title')}</h2>
      <p className="mt-0.5 text-xs text-muted-foreground">{t('problems.whys.lead')}</p>
      <form onSubmit={save} className="mt-3 space-y-3">
        <ol className="space-y-3">
          {whys.map(({ why, because }, index) => {
            const label = t('problems.whys.why', { n: index + 1 })
            return (
              <li key={index} className="flex items-start gap-2 border-l-2 border-beam pl-3" style={{ marginInlineStart: `${Math.min(index, 6) * 0.5}rem` }}>
                <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
                  <Input value={why} maxLength={LIMITS.why} readOnly={!editable} aria-label={label} placeholder={label} onChange={(event) => set(index, { why: event.target.value })} />
                  <Input value={because} maxLength={LIMITS.why} readOnly={!editable} aria-label={`${label} ${t('problems.whys.because')}`} placeholder={t('problems.whys.because')} onChange={(event) => set(index, { because: event.target.value })} />
                </div>
                {editable ? (
                  <Button size="icon-sm" variant="ghost" aria-label={t('problems.whys.remove', { n: index + 1 })} onClick={() => setWhys((all) => all.filter((_, at) => at !== index))}>
                    <X aria-hidden />
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ol>
        {editable ? (
          <div className="flex flex-wrap gap-2">
            {whys.length < LIMITS.whys ? (
              <Button size="sm" variant={whys.length < USUAL ? 'outline' : 'ghost'} onClick={() => setWhys((all) => [...all, { why: '', because: '' }])}>
                <Plus aria-hidden />
                {t('problems.whys.add')}
              </Button>
            ) : null}
            <Button type="submit" size="sm" disabled={pending} aria-busy={pending}>
              {t('common.actions.save')}
            </Button>
          </div>
        ) : whys.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t('problems.page.nothing')}</p>
        ) : null}
      </form>
    </Card>
  )
}
