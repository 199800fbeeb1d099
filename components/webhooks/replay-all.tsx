'use client'

import { type FormEvent, useState } from 'react'
import { textOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { replayDeadDeliveriesAction } from '@/lib/integrations/webhooks/actions'
import { useWebhookErrors } from './use-webhook-errors'

const DAYS = [1, 3, 7, 30]
const DAY = 86_400_000

/** Puts back what was given up in the last days, and tells how much that was. */
export function ReplayAll({ id }: { id: string }) {
  const t = useT('webhooks')
  const [open, setOpen] = useState(false)
  const { pending, error, submit } = useSubmit()
  const { whole } = useWebhookErrors()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const days = Number(textOf(new FormData(event.currentTarget), 'days'))
    const since = new Date(Date.now() - days * DAY).toISOString()
    submit(
      () => replayDeadDeliveriesAction(id, { since }),
      ({ replayed }) => {
        setOpen(false)
        toast.info(t('log.replayedCount', { count: replayed }))
      },
    )
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline">{t('log.replayAll')}</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('log.replayAllTitle')}</DialogTitle>
          <DialogDescription>{t('log.replayAllHint')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={send} className="flex flex-col gap-4">
          {error ? <Alert tone="danger" live>{whole(error)}</Alert> : null}
          <FormField label={t('log.since')}>
            <Select name="days">
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {t('log.days', { count: days })}
                </option>
              ))}
            </Select>
          </FormField>
          <DialogFooter>
            <Button type="submit" disabled={pending} aria-busy={pending}>
              {t('log.replayAll')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
