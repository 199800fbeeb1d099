'use client'

import { Sparkles } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { linkIncidentsAction, similarIncidentsAction } from '@/lib/problems/incidents/actions'
import type { LinkOutcome, SimilarIncident } from '@/lib/problems/incidents/schema'
import { useWork } from '../use-work'

/** Adds incidents to a problem: by their numbers, or chosen among those that are alike. */
export function LinkIncidents({ problemId }: { problemId: string }) {
  const t = useT('problems.incidents')
  const { pending, run } = useWork()
  const [numbers, setNumbers] = useState('')
  const [similar, setSimilar] = useState<readonly SimilarIncident[] | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])

  function tell({ linked, elsewhere }: LinkOutcome) {
    const move = () => link(elsewhere.map(({ id }) => id), { move: true })
    if (elsewhere.length === 0) {
      toast.success(t('linked', { count: linked.length }))
    } else {
      const named = elsewhere.slice(0, 5).map(({ number }) => number).join(', ')
      toast.warning(t('linked', { count: linked.length }), {
        description: t('elsewhere', { count: elsewhere.length, numbers: named }),
        action: { label: t('move'), onClick: move },
      })
    }
  }

  function link(incidents: readonly string[], more: { via?: 'suggestion'; move?: boolean } = {}) {
    if (incidents.length === 0) return
    run({
      send: () => linkIncidentsAction(problemId, { incidents: [...incidents], ...more }),
      done(outcome) {
        tell(outcome)
        setNumbers('')
        setChosen([])
        setSimilar((all) => all?.filter(({ id }) => !incidents.includes(id)) ?? null)
      },
    })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    link(numbers.split(/[\s,;]+/).filter(Boolean))
  }

  return (
    <Card className="space-y-4 p-4">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <FormField label={t('numbers')} hint={t('numbersHint')} className="min-w-60 flex-1">
          <Input value={numbers} onChange={(event) => setNumbers(event.target.value)} />
        </FormField>
        <Button type="submit" variant="outline" disabled={pending || numbers.trim() === ''}>
          {t('linkButton')}
        </Button>
        <Button
          variant="outline"
          disabled={pending}
          onClick={() => run({ send: () => similarIncidentsAction(problemId), done: (found) => setSimilar(found) })}
        >
          <Sparkles aria-hidden />
          {t('similar')}
        </Button>
      </form>
      {similar ? (
        <section aria-label={t('similarTitle')}>
          <h3 className="mb-1 text-xs font-semibold text-muted-foreground">{t('similarTitle')}</h3>
          {similar.length === 0 ? <p className="text-sm text-muted-foreground">{t('noSimilar')}</p> : null}
          <ul className="divide-y divide-border">
            {similar.map(({ id, number, title }) => (
              <li key={id}>
                <label className="flex items-start gap-2.5 py-1.5 text-sm">
                  <Checkbox
                    checked={chosen.includes(id)}
                    aria-label={t('select', { number })}
                    onChange={(event) => setChosen((all) => (event.target.checked ? [...all, id] : all.filter((one) => one !== id)))}
                    className="mt-0.5"
                  />
                  <span className="min-w-0 wrap-anywhere">
                    <span className="text-muted-foreground tabular-nums">{number}</span> {title}
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {chosen.length > 0 ? (
            <Button size="sm" className="mt-2" disabled={pending} aria-busy={pending} onClick={() => link(chosen, { via: 'suggestion' })}>
              {t('linkButton')} ({chosen.length})
            </Button>
          ) : null}
        </section>
      ) : null}
    </Card>
  )
}
