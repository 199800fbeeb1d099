'use client'

import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { toast } from '@/components/ui/toast-store'
import { commentIncidentAction, transitionIncidentAction } from '@/lib/incidents/actions'
import type { ActionError } from '@/lib/people/action-context'
import { attachFileAction } from '@/lib/tickets/actions'
import type { Visibility } from '@/lib/tickets/vocabulary'
import { useTicket } from './ticket-provider'
import type { TransitionFields } from './transition-dialog'

interface Message {
  body: string
  visibility: Visibility
  files: readonly File[]
  /** A transition that goes with it. */
  move?: TransitionFields
}

/**
 * Sends a message with its files and the transition that goes with it. Without files, message and transition
 * are one change; with files the message comes first, since the files hang on it.
 */
export function useSend(): (message: Message) => Promise<ActionError | null> {
  const { ticket } = useTicket()
  const t = useT('desk')
  const showError = useErrorToast()

  async function attach(files: readonly File[], visibility: Visibility, commentId: string) {
    for (const file of files) {
      const form = new FormData()
      form.set('file', file)
      const result = await call(() => attachFileAction(form, { kind: 'incident', ticketId: ticket.id, visibility, commentId }))
      if (!result.ok) {
        toast.error(t('composer.fileFailed', { name: file.name }))
        showError(result.error)
      }
    }
  }

  return async ({ body, visibility, files, move }) => {
    if (move && files.length === 0) {
      const result = await call(() => transitionIncidentAction(ticket.id, { ...move, comment: body, commentVisibility: visibility }))
      if (!result.ok) return result.error
    } else {
      const result = await call(() => commentIncidentAction(ticket.id, body, visibility))
      if (!result.ok) return result.error
      await attach(files, visibility, result.data.id)
      const moved = move ? await call(() => transitionIncidentAction(ticket.id, move)) : null
      // The message is out: a refused transition is told, and not sent along again.
      if (moved && !moved.ok) showError(moved.error)
    }
    toast.success(t(visibility === 'internal' ? 'composer.noted' : 'composer.sent'))
    return null
  }
}
