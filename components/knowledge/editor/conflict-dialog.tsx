'use client'

import { useEffect, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { readDraftAction } from '@/lib/knowledge/actions/drafts'
import type { DraftDto } from '@/lib/knowledge/drafts/schema'
import type { DraftText } from './use-autosave'

interface ConflictDialogProps {
  articleId: string
  locale: string
  mine: DraftText
  onKeepMine: (version: number) => void
  onTakeTheirs: (theirs: DraftDto) => void
  onClose: () => void
}

/** Two people wrote at once: both texts are shown, and neither is lost before one of them is chosen. */
export function ConflictDialog({ articleId, locale, mine, onKeepMine, onTakeTheirs, onClose }: ConflictDialogProps) {
  const t = useT('knowledge')
  const [theirs, setTheirs] = useState<DraftDto | null>(null)

  useEffect(() => {
    let left = false
    void call(() => readDraftAction(articleId, locale)).then((result) => {
      if (!left && result.ok) setTheirs(result.data)
    })
    return () => {
      left = true
    }
  }, [articleId, locale])

  async function copy() {
    await navigator.clipboard.writeText(`# ${mine.title}\n\n${mine.body}`)
    toast.success(t('editor.conflict.copied'))
  }

  const name = theirs?.updatedBy?.name ?? t('editor.conflict.somebody')
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="sm:max-w-4xl">
        <DialogHeader>
          <DialogTitle>{t('editor.conflict.title')}</DialogTitle>
          <DialogDescription>{t('editor.conflict.lead', { name })}</DialogDescription>
        </DialogHeader>
        <div className="grid gap-4 sm:grid-cols-2">
          <Side label={t('editor.conflict.theirs', { name })} text={theirs} />
          <Side label={t('editor.conflict.mine')} text={mine} />
        </div>
        <DialogFooter>
          <Button variant="ghost" className="sm:mr-auto" onClick={() => void copy()}>
            {t('editor.conflict.copyMine')}
          </Button>
          <Button variant="outline" disabled={!theirs} onClick={() => theirs && onTakeTheirs(theirs)}>
            {t('editor.conflict.takeTheirs')}
          </Button>
          <Button disabled={!theirs} onClick={() => theirs && onKeepMine(theirs.version)}>
            {t('editor.conflict.keepMine')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

function Side({ label, text }: { label: string; text: DraftText | null }) {
  const t = useT('knowledge')
  return (
    <section aria-label={label} className="min-w-0 space-y-1.5">
      <h3 className="text-xs font-semibold text-muted-foreground">{label}</h3>
      <div tabIndex={0} className="max-h-72 overflow-auto rounded-md border border-border bg-surface-sunken p-3 text-xs">
        {text ? (
          <>
            <p className="mb-2 font-semibold">{text.title}</p>
            <pre className="font-mono wrap-anywhere whitespace-pre-wrap">{text.body}</pre>
          </>
        ) : (
          t('loading')
        )}
      </div>
    </section>
  )
}
