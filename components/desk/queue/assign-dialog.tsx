'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { lookup } from '@/components/desk/lookup'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import type { Assignment } from './use-bulk'

interface AssignDialogProps {
  /** How many it is about. */
  subject: string
  onAssign: (change: Assignment) => Promise<void>
  onClose: () => void
}

/** Chooses a person, a team, or both; what is left alone stays as it is. */
export default function AssignDialog({ subject, onAssign, onClose }: AssignDialogProps) {
  const t = useT()
  useReturnFocus()
  const [assignee, setAssignee] = useState<ComboboxOption | null>(null)
  const [team, setTeam] = useState<ComboboxOption | null>(null)
  const [pending, startTransition] = useTransition()

  function submit(event: FormEvent) {
    event.preventDefault()
    startTransition(async () => {
      await onAssign({ ...(assignee ? { assigneeId: assignee.id } : {}), ...(team ? { teamId: team.id } : {}) })
      onClose()
    })
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('desk.bulk.assignTitle')}</DialogTitle>
          <DialogDescription>{subject}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="space-y-4">
          <FormField label={t('common.field.assignee')} hint={t('desk.bulk.assignHint')}>
            <Combobox search={lookup('assignees')} value={assignee} onChange={setAssignee} placeholder={t('desk.bulk.keep')} />
          </FormField>
          <FormField label={t('common.field.team')}>
            <Combobox search={lookup('teams')} value={team} onChange={setTeam} placeholder={t('desk.bulk.keep')} />
          </FormField>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t('common.actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending || (!assignee && !team)} aria-busy={pending}>
              {t('desk.bulk.assign')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
