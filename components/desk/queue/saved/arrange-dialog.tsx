'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useState, useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { AllMessages } from '@/components/links/all-messages'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast-store'
import { arrangeViewsAction, listViewsAction } from '@/lib/incidents/views/actions'

interface Placed {
  id: string
  name: string
  isDefault: boolean
}

/** The person's own order of the views, and the one to begin with. */
export default function ArrangeDialog({ onClose }: { onClose: () => void }) {
  return (
    <AllMessages>
      <Body onClose={onClose} />
    </AllMessages>
  )
}

function Body({ onClose }: { onClose: () => void }) {
  const t = useT('views')
  const common = useT('common')
  const showError = useErrorToast()
  useReturnFocus()
  const [views, setViews] = useState<readonly Placed[] | null>(null)
  const [pending, startTransition] = useTransition()

  useEffect(() => {
    void call(() => listViewsAction()).then((result) => {
      if (result.ok) return setViews(result.data)
      showError(result.error)
      onClose()
    })
    // Read once, when the dialog opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  function move(index: number, step: 1 | -1) {
    const view = views?.[index]
    if (views && view) setViews(views.toSpliced(index, 1).toSpliced(index + step, 0, view))
  }

  function save() {
    startTransition(async () => {
      const defaultId = views?.find(({ isDefault }) => isDefault)?.id ?? null
      const result = await call(() => arrangeViewsAction({ ids: views?.map(({ id }) => id) ?? [], defaultId }))
      if (!result.ok) return showError(result.error)
      toast.success(t('order.done'))
      onClose()
    })
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('order.title')}</DialogTitle>
          <DialogDescription>{t('order.description')}</DialogDescription>
        </DialogHeader>
        {views === null ? <Skeleton className="h-24" /> : null}
        {views?.length === 0 ? <p className="text-sm text-muted-foreground">{t('order.none')}</p> : null}
        {views && views.length > 0 ? (
          <>
            <ol className="max-h-72 divide-y divide-border overflow-y-auto rounded-md border border-border">
              {views.map(({ id, name }, index) => (
                <li key={id} className="flex items-center gap-2 py-1 pr-1 pl-3 text-sm">
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <Button variant="ghost" size="icon-sm" disabled={index === 0} aria-label={t('order.up', { name })} onClick={() => move(index, -1)}>
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    disabled={index === views.length - 1}
                    aria-label={t('order.down', { name })}
                    onClick={() => move(index, 1)}
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                </li>
              ))}
            </ol>
            <FormField label={t('order.default')}>
              <Select
                value={views.find(({ isDefault }) => isDefault)?.id ?? ''}
                onChange={(event) => setViews(views.map((view) => ({ ...view, isDefault: view.id === event.target.value })))}
              >
                <option value="">{t('order.openIncidents')}</option>
                {views.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </FormField>
          </>
        ) : null}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">{common('actions.cancel')}</Button>
          </DialogClose>
          <Button disabled={pending || !views?.length} aria-busy={pending} onClick={save}>
            {common('actions.save')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
