'use client'

import { useRouter } from 'next/navigation'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { toast } from '@/components/ui/toast-store'
import { draftArticleAction } from '@/lib/knowledge/deflection/tickets/actions'
import type { DraftArticleProps } from './draft-article'

/** Says what an article is begun with, and goes on to write it. */
export default function DraftQuestion({ ticket, words, onClose }: DraftArticleProps & { onClose: () => void }) {
  const router = useRouter()
  const showError = useErrorToast()
  useReturnFocus()

  async function draft() {
    const result = await call(() => draftArticleAction(ticket.kind, ticket.id))
    if (!result.ok) return showError(result.error)
    toast.success(words.done)
    router.push(`/desk/kb/${result.data.number}/edit`)
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.body}
      confirmLabel={words.draft}
      tone="primary"
      onConfirm={draft}
    />
  )
}
