'use client'

import { useState, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { FileDrop } from '@/components/shared/file-drop'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { toast } from '@/components/ui/toast-store'
import { attachFileAction } from '@/lib/tickets/actions'

export interface FileUploadProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  /** Whether the reader may attach what the requester sees, and what they do not. */
  can: { reply: boolean; note: boolean }
  maxBytes: number
}

/** Adds files to a ticket without a message; one that is refused stays in the list. */
export function FileUpload({ ticket, can, maxBytes }: FileUploadProps) {
  const t = useT('desk')
  const showError = useErrorToast()
  const [files, setFiles] = useState<readonly File[]>([])
  const [internal, setInternal] = useState(!can.reply)
  const [pending, startTransition] = useTransition()

  function upload() {
    startTransition(async () => {
      const refused: File[] = []
      for (const file of files) {
        const form = new FormData()
        form.set('file', file)
        const visibility = internal ? 'internal' : 'public'
        const result = await call(() => attachFileAction(form, { kind: ticket.kind, ticketId: ticket.id, visibility }))
        if (result.ok) continue
        refused.push(file)
        showError(result.error)
      }
      setFiles(refused)
      const stored = files.length - refused.length
      if (stored > 0) toast.success(t('files.stored', { count: stored }))
    })
  }

  if (!can.reply && !can.note) return null
  return (
    <div className="space-y-3">
      <FileDrop files={files} onChange={setFiles} maxBytes={maxBytes} disabled={pending} />
      {files.length > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          {ticket.kind === 'problem' ? (
            <span />
          ) : (
            <label className="flex items-center gap-2 text-sm">
              <Checkbox checked={internal} disabled={!can.reply || !can.note} onChange={(event) => setInternal(event.target.checked)} />
              {t('files.onlyInternal')}
            </label>
          )}
          <Button size="sm" disabled={pending} aria-busy={pending} onClick={upload}>
            {t('files.upload')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
