'use client'

import { Trash2 } from 'lucide-react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { deleteReplyAction } from '@/lib/tickets/replies/actions'

/** The button that deletes a canned reply, after asking. */
export function RemoveReply({ id, name }: { id: string; name: string }) {
  const t = useT('replies')
  const common = useT('common')
  const showError = useErrorToast()
  const title = t('removeTitle', { name })

  async function remove() {
    const result = await call(() => deleteReplyAction(id))
    if (result.ok) toast.success(t('removed'))
    else showError(result.error)
  }

  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={title}>
          <Trash2 aria-hidden />
        </Button>
      }
      title={title}
      description={t('removeText')}
      confirmLabel={common('actions.delete')}
      onConfirm={remove}
    />
  )
}
