'use client'

import { useState, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { issueText } from '@/components/shared/issue-text'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { addLinkAction, setParentAction } from '@/lib/incidents/relation-actions'
import type { ActionResult } from '@/lib/people/action-context'
import { RELATIONS, type Relation } from '@/lib/tickets/links/vocabulary'
import { AllMessages } from './all-messages'
import { searchProblems, searchTickets } from './picker'
import type { LinkedKind } from './remove-relation'

export interface LinkDialogProps {
  ticket: { id: string; number: string; kind: LinkedKind }
  onClose: () => void
}

type Choice = Relation | 'parent' | 'child'
const CHOICES: Record<LinkedKind, readonly Choice[]> = { incident: [...RELATIONS, 'parent', 'child'], problem: RELATIONS }

/** Links the ticket with another one of its kind, or puts one incident below the other. */
export default function LinkDialog(props: LinkDialogProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ ticket, onClose }: LinkDialogProps) {
  const t = useT('relations')
  const common = useT('common')
  const showError = useErrorToast()
  useReturnFocus()
  const [choice, setChoice] = useState<Choice>('relates')
  const [other, setOther] = useState<ComboboxOption | null>(null)
  const [refusal, setRefusal] = useState<string | undefined>()
  const [pending, startTransition] = useTransition()
  const label = t(ticket.kind === 'problem' ? 'picker.problem' : 'picker.label')
  const wording = (one: Choice) => (one === 'parent' || one === 'child' ? t(`dialog.${one}`) : t(`relation.${one}`))

  function link() {
    if (!other) {
      setRefusal(t('picker.required'))
      return
    }
    startTransition(async () => {
      const result = await send(ticket, choice, other.id)
      if (result.ok) {
        toast.success(t('dialog.done', { number: other.label }))
        onClose()
        return
      }
      const { fields } = result.error
      const text = fields && issueText((key) => common(key), fields, choice === 'parent' || choice === 'child' ? 'parent' : 'target')
      setRefusal(text)
      if (!text) showError(result.error)
    })
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('dialog.title', { number: ticket.number })}</DialogTitle>
          <DialogDescription>{t(ticket.kind === 'problem' ? 'dialog.ofProblem' : 'dialog.description')}</DialogDescription>
        </DialogHeader>
        <FormField label={t(ticket.kind === 'problem' ? 'dialog.typeOfProblem' : 'dialog.type')}>
          <Select value={choice} onChange={(event) => setChoice(CHOICES[ticket.kind].find((known) => known === event.target.value) ?? 'relates')}>
            {CHOICES[ticket.kind].map((one) => (
              <option key={one} value={one}>
                {wording(one)}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label={label} required error={refusal}>
          <Combobox search={ticket.kind === 'problem' ? searchProblems : searchTickets} value={other} onChange={setOther} placeholder={t('picker.placeholder')} aria-label={label} />
        </FormField>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">{common('actions.cancel')}</Button>
          </DialogClose>
          <Button disabled={pending} aria-busy={pending} onClick={link}>
            {t('dialog.confirm')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

function send(ticket: LinkDialogProps['ticket'], choice: Choice, other: string): Promise<ActionResult<unknown>> {
  if (choice === 'parent') return call(() => setParentAction(ticket.id, other))
  if (choice === 'child') return call(() => setParentAction(other, ticket.number))
  return call(() => addLinkAction(ticket.kind, ticket.id, { type: choice, target: other }))
}
