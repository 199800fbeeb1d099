'use client'

import { Archive, ArchiveRestore } from 'lucide-react'
import { useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { archiveCalendarAction, restoreCalendarAction } from '@/lib/sla/calendars/actions'

interface ArchiveCalendarProps {
  id: string
  name: string
  archived: boolean
  /** Names of those in force that count by it. */
  policies: readonly string[]
}

/** Takes a calendar out of use, or into use again; says which policies are in the way. */
export function ArchiveCalendar({ id, name, archived, policies }: ArchiveCalendarProps) {
  const t = useT('calendars')
  const admin = useT('admin')
  const tell = useErrorToast()
  const [pending, startTransition] = useTransition()

  function restore() {
    startTransition(async () => {
      const result = await call(() => restoreCalendarAction(id))
      if (result.ok) toast.success(admin('restored', { name }))
      else if (result.error.fields?.name?.code === 'taken') toast.error(t('restoreTaken'))
      else tell(result.error)
    })
  }

  async function archive() {
    const result = await call(() => archiveCalendarAction(id))
    if (result.ok) toast.success(admin('archivedNow', { name }))
    else tell(result.error)
  }

  if (archived) {
    return (
      <Button variant="outline" size="sm" disabled={pending} aria-busy={pending} onClick={restore}>
        <ArchiveRestore aria-hidden />
        {admin('restore')}
      </Button>
    )
  }
  const title = admin('archiveTitle', { name })
  const isUsed = policies.length > 0
  const explain = () => toast.info(t('inUse', { name }), { description: t('inUseHint', { names: policies.join(', ') }) })
  const button = (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={title}
      title={title}
      {...(isUsed && { onClick: explain, className: 'text-subtle-foreground' })}
    >
      <Archive aria-hidden />
    </Button>
  )
  if (isUsed) return button
  return (
    <ConfirmDialog
      trigger={button}
      title={title}
      description={t('archiveHint')}
      confirmLabel={admin('archive')}
      tone="primary"
      onConfirm={archive}
    />
  )
}
