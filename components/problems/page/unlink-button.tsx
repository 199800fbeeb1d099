'use client'

import { X } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { linkIncidentsAction, unlinkIncidentAction } from '@/lib/problems/incidents/actions'
import { useWork } from '../use-work'

interface UnlinkButtonProps {
  problemId: string
  incident: { id: string; number: string }
}

/** Takes an incident from its problem; it can be taken back. */
export function UnlinkButton({ problemId, incident: { id, number } }: UnlinkButtonProps) {
  const t = useT('problems.incidents')
  const { pending, run } = useWork()
  const undo = () => run({ send: () => linkIncidentsAction(problemId, { incidents: [id] }) })
  const unlink = () =>
    run({ send: () => unlinkIncidentAction(id), done: () => toast.success(t('unlinked', { number }), { action: { label: t('undo'), onClick: undo } }) })
  return (
    <Button size="icon-sm" variant="ghost" disabled={pending} aria-label={t('unlink', { number })} title={t('unlink', { number })} onClick={unlink}>
      <X aria-hidden />
    </Button>
  )
}
