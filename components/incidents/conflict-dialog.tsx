'use client'

import { useEffect, useState, useTransition } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { call } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { changesSinceAction } from '@/lib/tickets/actions'
import type { TimelineEntryDto } from '@/lib/tickets/schema'
import type { Attempt } from './ticket-provider'
import { Timeline } from './timeline'

interface ConflictDialogProps {
  ticketId: string
  /** The instant of the state that the change was based on. */
  since: string
  attempt: Attempt
  onReapply: () => Promise<void>
  onClose: () => void
}

/** Somebody else was faster: shows who changed what, and keeps one's own change at hand. */
export default function ConflictDialog({ ticketId, since, attempt, onReapply, onClose }: ConflictDialogProps) {
  const t = useT()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  useReturnFocus()
  const [entries, setEntries] = useState<readonly TimelineEntryDto[] | null>(null)
  const [pending, startTransition] = useTransition()

  useEffect(() => {
    let left = false
    void call(() => changesSinceAction({ kind: 'incident', ticketId, since })).then((result) => {
      if (!left) setEntries(result.ok ? result.data : [])
    })
    return () => {
      left = true
    }
  }, [ticketId, since])

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('desk.conflict.title')}</DialogTitle>
          <DialogDescription>{t('desk.conflict.description')}</DialogDescription>
        </DialogHeader>
        <div aria-busy={entries === null}>
          {entries ? <Timeline entries={entries.toReversed()} place={{ locale, timeZone }} /> : <Skeleton className="h-16" />}
        </div>
        <div className="rounded-md bg-muted p-3 text-sm">
          <p className="text-xs font-medium text-muted-foreground">{t('desk.conflict.yours', { label: attempt.label })}</p>
          {attempt.value ? <p className="mt-1 max-h-40 overflow-y-auto whitespace-pre-wrap">{attempt.value}</p> : null}
        </div>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t('desk.conflict.discard')}
          </Button>
          <Button disabled={pending || entries === null} aria-busy={pending} onClick={() => startTransition(onReapply)}>
            {t('desk.conflict.reapply')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
