'use client'

import { ArchiveRestore } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { restoreProblemAction } from '@/lib/problems/actions'
import { useWork } from '../use-work'

/** Takes a problem out of the bin. */
export function RestoreButton({ problem: { id, number } }: { problem: { id: string; number: string } }) {
  const t = useT('problems.bin')
  const { pending, run } = useWork()
  const restore = () => run({ send: () => restoreProblemAction(id), done: () => toast.success(t('restored', { number })) })
  return (
    <Button size="sm" variant="outline" disabled={pending} aria-busy={pending} aria-label={t('restoreOne', { number })} onClick={restore}>
      <ArchiveRestore aria-hidden />
      {t('restore')}
    </Button>
  )
}
