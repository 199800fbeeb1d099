'use client'

import { Undo2 } from 'lucide-react'
import { type ReactNode, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { undoMergeAction } from '@/lib/incidents/relation-actions'

/** Undoes the merge of an incident. */
export function UndoMerge({ id, undone, children }: { id: string; undone: string; children: ReactNode }) {
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()
  const undo = () =>
    startTransition(async () => {
      const result = await call(() => undoMergeAction(id))
      if (result.ok) toast.success(undone)
      else showError(result.error)
    })
  return (
    <Button variant="outline" size="sm" disabled={pending} aria-busy={pending} onClick={undo}>
      <Undo2 aria-hidden />
      {children}
    </Button>
  )
}
