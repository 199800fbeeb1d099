'use client'

import { type FormEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'

interface AddressDialogProps {
  title: string
  label: string
  hint: string
  /** Said of an address that is not taken. */
  bad: string
  submitLabel: string
  initial?: string
  onSubmit: (address: string) => boolean
  /** Takes away what is there; absent when there is nothing. */
  onRemove?: { label: string; run: () => void }
  onClose: () => void
}

/** Asks for an address: of a link, of a film. */
export function AddressDialog({ title, label, hint, bad, submitLabel, initial = '', onSubmit, onRemove, onClose }: AddressDialogProps) {
  const common = useT('common')
  const [address, setAddress] = useState(initial)
  const [refused, setRefused] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    if (onSubmit(address.trim())) onClose()
    else setRefused(true)
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent aria-describedby={undefined} onCloseAutoFocus={(event) => event.preventDefault()}>
        <DialogTitle>{title}</DialogTitle>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormField label={label} hint={hint} error={refused ? bad : undefined}>
            <Input value={address} onChange={(event) => setAddress(event.target.value)} inputMode="url" autoComplete="off" maxLength={2_000} />
          </FormField>
          <DialogFooter>
            {onRemove ? (
              <Button
                variant="ghost"
                className="sm:mr-auto"
                onClick={() => {
                  onRemove.run()
                  onClose()
                }}
              >
                {onRemove.label}
              </Button>
            ) : null}
            <Button variant="outline" onClick={onClose}>
              {common('actions.cancel')}
            </Button>
            <Button type="submit">{submitLabel}</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
