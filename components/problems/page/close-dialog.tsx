'use client'

import { type FormEvent, useState } from 'react'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { Button } from '@/components/ui/button'
import type { ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { ActionError } from '@/lib/people/action-context'
import { transitionProblemAction } from '@/lib/problems/actions'
import type { ProblemDto } from '@/lib/problems/schema'
import { EXITS, type Exit } from '@/lib/problems/vocabulary'
import { ProblemField } from '../problem-field'
import { useWork } from '../use-work'

/** Closes a problem that was not resolved: as a duplicate, or with the risk accepted. */
export default function CloseDialog({ problem, onClose }: { problem: ProblemDto; onClose: () => void }) {
  const t = useT('problems')
  const common = useT('common')
  const { pending, run } = useWork()
  const [exit, setExit] = useState<Exit>('duplicate')
  const [target, setTarget] = useState<ComboboxOption | null>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<ActionError | null>(null)
  useReturnFocus()

  function submit(event: FormEvent) {
    event.preventDefault()
    const input = {
      to: 'closed' as const,
      exit,
      version: problem.version,
      ...(exit === 'duplicate' && target ? { duplicateOf: target.id } : {}),
      ...(exit === 'risk_accepted' && reason.trim() ? { exitReason: reason } : {}),
    }
    run({
      send: () => transitionProblemAction(problem.id, input),
      done: onClose,
      failed(refused) {
        setError(refused)
        return refused.code !== 'conflict'
      },
    })
  }

  const refusal = (path: string) => issueText(common, error?.fields, path)
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('move.closeTitle')}</DialogTitle>
          <DialogDescription>{t('move.closeLead')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="min-w-0 space-y-4">
          <ErrorBanner error={error?.code === 'validation_failed' ? null : error} />
          <FormField label={t('move.exit')}>
            <Select value={exit} onChange={(event) => setExit(EXITS.find((known) => known === event.target.value) ?? 'duplicate')}>
              {EXITS.map((known) => (
                <option key={known} value={known}>
                  {t(`exit.${known}`)}
                </option>
              ))}
            </Select>
          </FormField>
          {exit === 'duplicate' ? (
            <FormField label={t('move.duplicateOf')} hint={t('move.duplicateHint')} error={refusal('duplicateOf')} required>
              <ProblemField value={target} onChange={setTarget} placeholder={t('group.search')} />
            </FormField>
          ) : (
            <FormField label={t('move.reason')} error={refusal('exitReason')} required>
              <Textarea rows={4} value={reason} onChange={(event) => setReason(event.target.value)} />
            </FormField>
          )}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common('actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending} aria-busy={pending}>
              {t('move.confirmClose')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
