'use client'

import { type FormEvent, useEffect, useState, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import type { QueueItem } from '@/components/desk/queue/queue-island'
import type { Bulk } from '@/components/desk/queue/use-bulk'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import type { BulkMergePreview } from '@/lib/incidents/bulk-merge'
import { bulkMergeAction, bulkUndoMergeAction, previewBulkMergeAction } from '@/lib/incidents/relation-actions'
import { AllMessages } from './all-messages'
import { BulkMergeConsequences } from './bulk-merge-consequences'
import { BulkMergeParts } from './bulk-merge-parts'

interface BulkMergeDialogProps {
  items: readonly QueueItem[]
  bulk: Bulk
  onClose: () => void
}

/** Chooses which of the selected incidents stands for the others, and says what that means before it is done. */
export default function BulkMergeDialog(props: BulkMergeDialogProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ items, bulk, onClose }: BulkMergeDialogProps) {
  const t = useT('relations.bulkMerge')
  const common = useT('common')
  const showError = useErrorToast()
  useReturnFocus()
  // What is selected may change below an open dialog: it is about those it was opened with.
  const [ids] = useState(() => items.map(({ id }) => id))
  const [chosen, setChosen] = useState<string>()
  const { preview, current } = usePreview(ids, chosen, onClose)
  const [pending, startTransition] = useTransition()
  const into = chosen ?? preview?.into ?? null
  const target = preview?.parts.find(({ id }) => id === into)
  const sources = preview?.parts.filter(({ id, obstacle }) => id !== into && obstacle === null) ?? []

  function merge(event: FormEvent) {
    event.preventDefault()
    if (!target || !current || sources.length === 0) return
    startTransition(async () => {
      const error = await bulk.apply(items, {
        work: {
          call: () => bulkMergeAction(sources.map(({ id }) => id), target.id),
          told: (count) => t('done', { count, target: target.number }),
        },
        undo: { call: bulkUndoMergeAction, told: (count) => t('undone', { count }) },
      })
      if (error) showError(error)
      else onClose()
    })
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('title', { count: ids.length })}</DialogTitle>
          <DialogDescription>{t('description')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={merge} className="min-w-0 space-y-4" aria-busy={!current}>
          {preview ? (
            <>
              <BulkMergeParts parts={preview.parts} into={into} onChoose={setChosen} />
              <BulkMergeConsequences target={target} sources={sources} current={current} />
            </>
          ) : (
            <p role="status" className="py-6 text-center text-sm text-muted-foreground">
              {t('loading')}
            </p>
          )}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common('actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending || !current || sources.length === 0} aria-busy={pending}>
              {t('confirm')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** What merging into the chosen one would mean, and whether that is known yet: until then the answer before stays. */
function usePreview(ids: readonly string[], chosen: string | undefined, onGone: () => void) {
  const showError = useErrorToast()
  const [known, setKnown] = useState<BulkMergePreview | null>(null)
  const [gone] = useState(() => onGone)
  useEffect(() => {
    let left = false
    void call(() => previewBulkMergeAction(ids, chosen)).then((result) => {
      if (left) return
      if (result.ok) {
        setKnown(result.data)
        return
      }
      showError(result.error)
      gone()
    })
    return () => {
      left = true
    }
  }, [ids, chosen, showError, gone])
  return { preview: known, current: known !== null && (chosen === undefined || known.into === chosen) }
}
