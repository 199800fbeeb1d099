'use client'

import { useRouter } from 'next/navigation'
import { call, useErrorToast } from '@/components/desk/use-action'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { draftArticleAction } from '@/lib/knowledge/deflection/tickets/actions'

interface DraftArticleProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  words: Record<'draft' | 'title' | 'body' | 'done', string>
}

/** Begins an article from what solved a ticket, and goes on to write it. */
export function DraftArticle({ ticket, words }: DraftArticleProps) {
  const router = useRouter()
  const showError = useErrorToast()

  async function draft() {
    const result = await call(() => draftArticleAction(ticket.kind, ticket.id))
    if (!result.ok) return showError(result.error)
    toast.success(words.done)
    router.push(`/desk/kb/${result.data.number}/edit`)
  }

  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm" className="w-full">
          {words.draft}
        </Button>
      }
      title={words.title}
      description={words.body}
      confirmLabel={words.draft}
      tone="primary"
      onConfirm={draft}
    />
  )
}
