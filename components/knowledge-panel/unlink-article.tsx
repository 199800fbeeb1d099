'use client'

import { X } from 'lucide-react'
import { useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { unlinkArticleAction } from '@/lib/knowledge/deflection/tickets/actions'

interface UnlinkArticleProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  articleId: string
  label: string
  done: string
}

/** Takes an article off a ticket; linking it again undoes it. */
export function UnlinkArticle({ ticket, articleId, label, done }: UnlinkArticleProps) {
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()
  const unlink = () =>
    startTransition(async () => {
      const result = await call(() => unlinkArticleAction(ticket.kind, ticket.id, articleId))
      if (result.ok) toast.success(done)
      else showError(result.error)
    })
  return (
    <Button variant="ghost" size="icon-sm" aria-label={label} title={label} disabled={pending} onClick={unlink}>
      <X aria-hidden />
    </Button>
  )
}
