'use client'

import { CalendarClock, Send } from 'lucide-react'
import { type FormEvent, useState, useTransition } from 'react'
import { useTimeZone } from 'use-intl/react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { publishAction } from '@/lib/knowledge/actions/publishing'
import { LIMITS } from '@/lib/knowledge/vocabulary'
import { useDraft } from '../editor/draft-context'
import { useErrorWords } from '../errors'
import { instantOf } from './wall-clock'

interface PublishDialogProps {
  published: boolean
  /** Whether a review of the text is open. */
  inReview: boolean
}

/** Publishes the draft: now, or at a time of the organisation's clock. */
export function PublishDialog({ published, inReview }: PublishDialogProps) {
  const t = useT('knowledge')
  const common = useT('common')
  const zone = useTimeZone() ?? 'UTC'
  const words = useErrorWords()
  const { articleId, locale, flush } = useDraft()
  const [open, setOpen] = useState(false)
  const [later, setLater] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = form.get('at')
    const note = form.get('note')
    const at = later && typeof typed === 'string' ? instantOf(typed, zone) : null
    if (later && (!at || at.getTime() <= Date.now())) return setFailure(t('publish.past'))
    startTransition(async () => {
      const draftVersion = await flush()
      if (draftVersion === null) return setFailure(t('editor.state.failed'))
      const input = { draftVersion, note: typeof note === 'string' ? note : '', ...(at && { at: at.toISOString() }) }
      const result = await call(() => publishAction(articleId, locale, input))
      if (!result.ok) return setFailure(words(result.error))
      setOpen(false)
      setFailure(null)
      toast.success(at ? t('publish.scheduled') : t('publish.done'))
    })
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Send aria-hidden />
          {published ? t('publish.again') : t('publish.button')}
        </Button>
      </DialogTrigger>
      <DialogContent aria-describedby={undefined}>
        <DialogTitle>{t('publish.title')}</DialogTitle>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <div role="alert" className="empty:hidden">
            {failure ? <Alert tone="danger">{failure}</Alert> : null}
          </div>
          {inReview ? <Alert tone="warning">{t('publish.openReview')}</Alert> : null}
          <fieldset className="space-y-2 text-sm">
            <legend className="mb-1.5 font-medium">{t('publish.when')}</legend>
            {[false, true].map((value) => (
              <label key={String(value)} className="flex items-center gap-2">
                <input type="radio" name="when" checked={later === value} onChange={() => setLater(value)} className="accent-primary" />
                {value ? t('publish.later') : t('publish.now')}
              </label>
            ))}
          </fieldset>
          {later ? (
            <FormField label={t('publish.at')} hint={t('publish.atHint', { zone })} required>
              <Input type="datetime-local" name="at" />
            </FormField>
          ) : null}
          <FormField label={t('publish.note')} hint={t('publish.noteHint')} optional>
            <Input name="note" maxLength={LIMITS.note} autoComplete="off" />
          </FormField>
          <DialogFooter>
            <Button variant="outline" onClick={() => setOpen(false)}>
              {common('actions.cancel')}
            </Button>
            <Button type="submit" disabled={pending} aria-busy={pending}>
              {later ? <CalendarClock aria-hidden /> : <Send aria-hidden />}
              {later ? t('publish.schedule') : t('publish.submit')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
