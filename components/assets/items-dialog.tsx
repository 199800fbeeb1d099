'use client'

import { X } from 'lucide-react'
import { useState, useTransition } from 'react'
import { lookup } from '@/components/desk/lookup'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { AllMessages } from '@/components/links/all-messages'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { setItemsAction } from '@/lib/assets/actions'
import { MOST_ITEMS_OF_TICKET } from '@/lib/assets/vocabulary'

interface ItemsDialogProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  items: readonly ComboboxOption[]
  onClose: () => void
}

/** Chooses the configuration items that a ticket is about. */
export default function ItemsDialog(props: ItemsDialogProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ ticket, items, onClose }: ItemsDialogProps) {
  const t = useT('admin')
  const common = useT('common')
  const showError = useErrorToast()
  useReturnFocus()
  const [chosen, setChosen] = useState(items)
  const [pending, startTransition] = useTransition()

  const add = (item: ComboboxOption | null) => {
    if (item && !chosen.some(({ id }) => id === item.id)) setChosen([...chosen, item])
  }

  const save = () =>
    startTransition(async () => {
      const result = await call(() => setItemsAction(ticket.kind, ticket.id, chosen.map(({ id }) => id)))
      if (!result.ok) return showError(result.error)
      toast.success(t('items.ofTicket.saved'))
      onClose()
    })

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('items.ofTicket.title')}</DialogTitle>
          <DialogDescription>{t('items.ofTicket.hint')}</DialogDescription>
        </DialogHeader>
        {chosen.length > 0 ? (
          <ul aria-label={t('items.ofTicket.title')} className="divide-y divide-border rounded-md border border-border text-sm">
            {chosen.map(({ id, label }) => (
              <li key={id} className="flex items-center gap-2 py-1 pr-1 pl-3">
                <span className="min-w-0 flex-1 wrap-anywhere">{label}</span>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('items.ofTicket.remove', { name: label })}
                  onClick={() => setChosen(chosen.filter((other) => other.id !== id))}
                >
                  <X aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {chosen.length < MOST_ITEMS_OF_TICKET ? (
          <FormField label={t('items.ofTicket.add')}>
            <Combobox search={lookup('items')} value={null} onChange={add} />
          </FormField>
        ) : null}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">{common('actions.cancel')}</Button>
          </DialogClose>
          <Button disabled={pending} aria-busy={pending} onClick={save}>
            {common('actions.save')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
