'use client'

import { UserCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-store'
import { listReviewersAction, submitReviewAction } from '@/lib/knowledge/actions/reviews'
import { LIMITS } from '@/lib/knowledge/vocabulary'
import { useDraft } from '../editor/draft-context'
import { useErrorWords } from '../errors'

/** Gives the draft to reviewers. */
export function ReviewDialog() {
  const t = useT('knowledge')
  const common = useT('common')
  const router = useRouter()
  const words = useErrorWords()
  const { articleId, locale, flush } = useDraft()
  const [open, setOpen] = useState(false)
  const [people, setPeople] = useState<readonly { id: string; name: string }[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  function change(next: boolean) {
    setOpen(next)
    setFailure(null)
    if (!next || people) return
    void call(() => listReviewersAction(articleId)).then((result) => {
      if (result.ok) setPeople(result.data)
      else setFailure(words(result.error))
    })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reviewerIds = form.getAll('reviewer').filter((value) => typeof value === 'string')
    const note = form.get('note')
    startTransition(async () => {
      const draftVersion = await flush()
      if (draftVersion === null) return setFailure(t('editor.state.failed'))
      const result = await call(() => submitReviewAction(articleId, locale, { reviewerIds, draftVersion, note: typeof note === 'string' ? note : '' }))
      if (!result.ok) return setFailure(words(result.error))
      toast.success(t('review.requested'))
      router.push(`/desk/kb/reviews/${result.data.id}`)
    })
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="outline">
          <UserCheck aria-hidden />
          {t('review.request')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('review.title')}</DialogTitle>
          <DialogDescription>{t('review.lead')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <div role="alert" className="empty:hidden">
            {failure ? <Alert tone="danger">{failure}</Alert> : null}
          </div>
          <fieldset className="text-sm">
            <legend className="mb-1.5 font-medium">{t('review.reviewers')}</legend>
            {people === null ? (
              <p className="text-muted-foreground">{t('loading')}</p>
            ) : people.length === 0 ? (
              <p className="text-muted-foreground">{t('review.noReviewers')}</p>
            ) : (
              <div className="max-h-56 space-y-1.5 overflow-y-auto">
                {people.map(({ id, name }) => (
                  <label key={id} className="flex items-center gap-2">
                    <Checkbox name="reviewer" value={id} />
                    {name}
                  </label>
                ))}
              </div>
            )}
          </fieldset>
          <FormField label={t('review.note')} optional>
            <Textarea name="note" maxLength={LIMITS.note} rows={2} />
          </FormField>
          <DialogFooter>
            <Button variant="outline" onClick={() => change(false)}>
              {common('actions.cancel')}
            </Button>
            <Button type="submit" disabled={pending || !people?.length} aria-busy={pending}>
              {t('review.submit')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
