'use client'

import { X } from 'lucide-react'
import { useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { toast } from '@/components/ui/toast-store'
import { addLinkAction, removeLinkAction, setParentAction } from '@/lib/incidents/relation-actions'
import type { Relation } from '@/lib/tickets/links/vocabulary'

/** The kinds of tickets that are linked with their like. */
export type LinkedKind = 'incident' | 'problem'

/** What is taken away, with what it takes to put it back. */
export type Removable =
  | { kind: 'link'; linkId: string; ticket: { id: string; kind: LinkedKind }; type: Relation; target: string }
  | { kind: 'parent'; childId: string; parent: string }

interface RemoveRelationProps {
  relation: Removable
  label: string
  /** Of the toast. */
  removed: string
  undo: string
}

/** Takes a link or a parent away; undone from the toast. The words come from the server with the list. */
export function RemoveRelation({ relation, label, removed, undo }: RemoveRelationProps) {
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()

  const remove = () =>
    startTransition(async () => {
      const result = await call(() => (relation.kind === 'link' ? removeLinkAction(relation.linkId) : setParentAction(relation.childId, null)))
      if (!result.ok) {
        showError(result.error)
        return
      }
      toast.success(removed, { action: { label: undo, onClick: () => void restore() } })
    })

  async function restore() {
    const result =
      relation.kind === 'link'
        ? await call(() => addLinkAction(relation.ticket.kind, relation.ticket.id, { type: relation.type, target: relation.target }))
        : await call(() => setParentAction(relation.childId, relation.parent))
    if (!result.ok) showError(result.error)
  }

  return (
    <button
      type="button"
      disabled={pending}
      aria-label={label}
      onClick={remove}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted-foreground hover:text-danger-ink"
    >
      <X aria-hidden className="size-4" />
    </button>
  )
}
