'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { insertIntoDraft } from '@/components/incidents/insert-into-draft'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { linkArticleAction } from '@/lib/knowledge/deflection/tickets/actions'

interface ArticleActionsProps {
  ticket: { id: string; number: string; kind: 'incident' | 'problem' }
  articleId: string
  /** Whether its requester may read it. */
  sendable: boolean
  words: Record<'link' | 'linked' | 'send' | 'sendHint' | 'sent', string>
}

/** Links an article to a ticket, or puts it into the reply as well. */
export function ArticleActions({ ticket, articleId, sendable, words }: ArticleActionsProps) {
  const router = useRouter()
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()

  const link = (via: 'linked' | 'sent') =>
    startTransition(async () => {
      const result = await call(() => linkArticleAction(ticket.kind, ticket.id, articleId, via))
      if (!result.ok) return showError(result.error)
      const { message } = result.data
      // The message stands on the conversation: from another part of the page the way leads there.
      if (message && !insertIntoDraft(ticket.id, message)) router.push(`/desk/incidents/${ticket.number}`)
      toast.success(via === 'sent' ? words.sent : words.linked)
    })

  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="outline" disabled={pending} aria-busy={pending} onClick={() => link('linked')}>
        {words.link}
      </Button>
      {sendable ? (
        <Button size="sm" variant="outline" disabled={pending} title={words.sendHint} aria-description={words.sendHint} onClick={() => link('sent')}>
          {words.send}
        </Button>
      ) : null}
    </div>
  )
}
