'use client'

import { Archive, ArchiveRestore } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/people/action-context'
import { ActionButton } from './form/action-button'
import { ConfirmAction } from './form/confirm-action'

interface ArchiveButtonProps {
  of: 'teams' | 'categories' | 'items' | 'resolution-codes'
  name: string
  archived: boolean
  /** Server actions, bound to the thing itself. */
  archive: () => Promise<ActionResult<unknown>>
  restore: () => Promise<ActionResult<unknown>>
}

/** Takes something out of use, after asking; or an archived thing into use again. */
export function ArchiveButton({ of, name, archived, archive, restore }: ArchiveButtonProps) {
  const t = useT('admin')
  if (archived) {
    return (
      <ActionButton variant="outline" size="sm" action={restore} success={t('restored', { name })}>
        <ArchiveRestore aria-hidden />
        {t('restore')}
      </ActionButton>
    )
  }
  const title = t('archiveTitle', { name })
  return (
    <ConfirmAction
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={title} title={title}>
          <Archive aria-hidden />
        </Button>
      }
      title={title}
      description={t(`${of}.archiveHint`)}
      confirmLabel={t('archive')}
      success={t('archivedNow', { name })}
      tone="primary"
      action={archive}
    />
  )
}
