'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { ActionResult } from '@/lib/people/action-context'
import { useErrorTexts } from './error-texts'
import { FormError } from './form-error'
import { useSubmit } from './use-submit'

interface FormDialogProps {
  /** The button that opens it. */
  trigger: ReactNode
  title: string
  description?: string
  /** A verb, not "OK". */
  submitLabel: string
  /** Told in a toast when it worked. */
  success: string
  action: (form: FormData) => Promise<ActionResult<unknown>>
  /** The fields, given what is wrong with each. */
  children: (fieldError: (name: string) => string | undefined) => ReactNode
}

/** A form in a window: keeps what was typed when the action fails, and closes when it worked. */
export function FormDialog({ trigger, title, description, submitLabel, success, action, children }: FormDialogProps) {
  const t = useT('common')
  const [open, setOpen] = useState(false)
  const { pending, error, submit, forget } = useSubmit()
  const { field } = useErrorTexts()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    // A dialog's form lies in the tree of the page's form, if there is one: it must not send that too.
    event.stopPropagation()
    const form = new FormData(event.currentTarget)
    submit(
      () => action(form),
      () => {
        setOpen(false)
        toast.success(success)
      },
    )
  }

  function change(next: boolean) {
    setOpen(next)
    forget()
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent {...(description ? {} : { 'aria-describedby': undefined })}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          {description ? <DialogDescription>{description}</DialogDescription> : null}
        </DialogHeader>
        <form onSubmit={send} noValidate className="flex flex-col gap-4">
          <FormError error={error} />
          {children((name) => field(error, name))}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t('actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending} aria-busy={pending}>
              {submitLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
