'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { call } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FormField } from '@/components/shared/form-field'
import { useSubmission } from '@/components/shared/use-submission'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import type { ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import type { ActionError } from '@/lib/people/action-context'
import { createProblemAction } from '@/lib/problems/actions'
import { linkIncidentsAction } from '@/lib/problems/incidents/actions'
import { LIMITS } from '@/lib/tickets/vocabulary'
import { ProblemField } from '../problem-field'
import { ProblemWords } from '../words'

interface GroupDialogProps {
  incidents: readonly { id: string; number: string }[]
  onDone?: () => void
  onClose: () => void
}

/** Puts incidents under a problem: one that is there, or a new one. */
export default function GroupDialog(props: GroupDialogProps) {
  return (
    <ProblemWords locale={useLocale()} timeZone={useTimeZone() ?? 'UTC'}>
      <Body {...props} />
    </ProblemWords>
  )
}

function Body({ incidents, onDone, onClose }: GroupDialogProps) {
  const t = useT('problems.group')
  const common = useT('common')
  const submission = useSubmission()
  // What is selected may change below an open dialog: it is about those it was opened with.
  const [ids] = useState(() => incidents.map(({ id }) => id))
  const [fresh, setFresh] = useState(false)
  const [problem, setProblem] = useState<ComboboxOption | null>(null)
  const [title, setTitle] = useState('')
  const [move, setMove] = useState(false)
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()
  useReturnFocus()

  async function chosen(): Promise<{ id: string; number: string } | null> {
    if (!fresh) return problem && { id: problem.id, number: problem.label.split(' ', 1)[0] ?? '' }
    const result = await call(() => createProblemAction(submission.nameOf(title), { title }))
    if (result.ok) return result.data
    setError(result.error)
    return null
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    startTransition(async () => {
      const target = await chosen()
      if (!target) return
      const result = await call(() => linkIncidentsAction(target.id, { incidents: ids, via: ids.length > 1 ? 'bulk' : 'manual', move }))
      if (!result.ok) return setError(result.error)
      const { linked, elsewhere } = result.data
      const said = t('done', { count: linked.length, number: target.number })
      if (elsewhere.length > 0) toast.warning(said, { description: elsewhere.map(({ number }) => number).join(', ') })
      else toast.success(said)
      onDone?.()
      onClose()
    })
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('title', { count: ids.length })}</DialogTitle>
          <DialogDescription>{t('description')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="min-w-0 space-y-4">
          <ErrorBanner error={error} />
          <div role="radiogroup" aria-label={t('description')} className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
            {([false, true] as const).map((value) => (
              <label key={String(value)} className="flex items-center gap-2">
                <input type="radio" name="which" checked={fresh === value} onChange={() => setFresh(value)} className="size-4 accent-primary" />
                {t(value ? 'fresh' : 'existing')}
              </label>
            ))}
          </div>
          {fresh ? (
            <FormField label={t('newTitle')} required>
              <Input value={title} maxLength={LIMITS.title} onChange={(event) => setTitle(event.target.value)} />
            </FormField>
          ) : (
            <FormField label={t('existing')} required>
              <ProblemField value={problem} onChange={setProblem} placeholder={t('search')} />
            </FormField>
          )}
          <label className="flex items-start gap-2.5 text-sm">
            <Checkbox checked={move} onChange={(event) => setMove(event.target.checked)} className="mt-0.5" />
            {t('move')}
          </label>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common('actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending || (fresh ? title.trim().length < 3 : problem === null)} aria-busy={pending}>
              {t('confirm')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
