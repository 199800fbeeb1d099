'use client'

import { useEffect, useState, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { MergePreview } from '@/lib/incidents/merge/preview'
import { mergeIncidentAction, previewMergeAction, undoMergeAction } from '@/lib/incidents/relation-actions'
import { AllMessages } from './all-messages'
import { searchTickets } from './picker'

interface MergeDialogProps {
  ticket: { id: string; number: string }
  onClose: () => void
}

/** Chooses the incident that stands for this one from now on, and says what that means before it is done. */
export default function MergeDialog(props: MergeDialogProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ ticket, onClose }: MergeDialogProps) {
  const t = useT('relations')
  const common = useT('common')
  const showError = useErrorToast()
  useReturnFocus()
  const [target, setTarget] = useState<ComboboxOption | null>(null)
  const preview = usePreview(ticket.id, target?.id)
  const [pending, startTransition] = useTransition()

  const merge = () =>
    startTransition(async () => {
      if (!target) return
      const result = await call(() => mergeIncidentAction(ticket.id, target.id))
      if (!result.ok) {
        showError(result.error)
        return
      }
      const undo = () => void call(() => undoMergeAction(ticket.id)).then((undone) => (undone.ok ? undefined : showError(undone.error)))
      const done = t('merge.done', { number: ticket.number, target: result.data.into ?? target.id })
      toast.success(done, { action: { label: t('undo'), onClick: undo } })
      onClose()
    })

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('merge.title', { number: ticket.number })}</DialogTitle>
          <DialogDescription>{t('merge.description')}</DialogDescription>
        </DialogHeader>
        <FormField label={t('picker.label')} required>
          <Combobox search={searchTickets} value={target} onChange={setTarget} placeholder={t('picker.placeholder')} aria-label={t('picker.label')} />
        </FormField>
        {preview ? <Consequences number={ticket.number} preview={preview} /> : null}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">{common('actions.cancel')}</Button>
          </DialogClose>
          <Button disabled={pending || !preview || preview.obstacle !== null} aria-busy={pending} onClick={merge}>
            {t('merge.confirm')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

function Consequences({ number, preview: { target, obstacle, warnings } }: { number: string; preview: MergePreview }) {
  const t = useT('relations.merge')
  if (obstacle) return <Alert tone="danger" live title={t(`obstacle.${obstacle}`)} />
  return (
    <div className="space-y-3" role="status">
      <Alert title={`${target.number} · ${t('into', target)}`}>{t('consequences', { number, target: target.number })}</Alert>
      {warnings.map((warning) => (
        <Alert key={warning} tone="warning">
          {t(`warning.${warning}`)}
        </Alert>
      ))}
    </div>
  )
}

/** What merging into the chosen one would mean; null until it is known. */
function usePreview(id: string, into: string | undefined): MergePreview | null {
  const showError = useErrorToast()
  const [known, setKnown] = useState<{ into: string; preview: MergePreview } | null>(null)
  useEffect(() => {
    if (!into) return
    let left = false
    void call(() => previewMergeAction(id, into)).then((result) => {
      if (left) return
      if (result.ok) setKnown({ into, preview: result.data })
      else showError(result.error)
    })
    return () => {
      left = true
    }
  }, [id, into, showError])
  return known && known.into === into ? known.preview : null
}
