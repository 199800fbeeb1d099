'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { lookup } from '@/components/desk/lookup'
import { call } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { AllMessages } from '@/components/links/all-messages'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { Button } from '@/components/ui/button'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { createViewAction, updateViewAction } from '@/lib/incidents/views/actions'
import type { ActionError } from '@/lib/people/action-context'
import { type Scope, SCOPES } from '@/lib/tickets/sharing/vocabulary'
import { VIEW_LIMITS } from '@/lib/tickets/views/vocabulary'
import { savedPath } from '../views'
import type { Kept, OpenView } from './view-tools'

interface ViewDialogProps {
  mode: 'create' | 'edit'
  view: OpenView | null
  kept: Kept
  mayShare: boolean
  onClose: () => void
}

/** Asks what a view is called and who sees it. */
export default function ViewDialog(props: ViewDialogProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ mode, view, kept, mayShare, onClose }: ViewDialogProps) {
  const t = useT('views')
  const common = useT('common')
  const router = useRouter()
  useReturnFocus()
  const edits = mode === 'edit' && view !== null
  const [name, setName] = useState(edits ? view.name : view ? t('dialog.copyOf', { name: view.name }) : '')
  const [scope, setScope] = useState<Scope>(edits ? view.scope : 'personal')
  const [team, setTeam] = useState<ComboboxOption | null>(edits && view.team ? { id: view.team.id, label: view.team.name } : null)
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()
  const issue = (path: string) => issueText((key) => common(key), error?.fields, path)

  function submit(event: FormEvent) {
    event.preventDefault()
    startTransition(async () => {
      const sharing = { name, scope, teamId: scope === 'team' ? (team?.id ?? null) : null }
      const result = await call(() =>
        edits ? updateViewAction(view.id, sharing, view.version) : createViewAction({ ...sharing, ...kept }),
      )
      if (!result.ok) {
        setError(result.error)
        if (result.error.code === 'conflict') router.refresh()
        return
      }
      toast.success(t(edits ? 'done.updated' : 'done.created', { name: result.data.name }))
      onClose()
      if (!edits) {
        router.push(savedPath(result.data.id))
        router.refresh()
      }
    })
  }

  const conflict = error?.code === 'conflict' ? t(error.extra?.reason === 'too_many_views' ? 'tooMany' : 'stale') : null
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(edits ? 'dialog.edit' : 'dialog.create')}</DialogTitle>
          <DialogDescription>{t('dialog.description')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="space-y-4" noValidate>
          {conflict ? (
            <p role="alert" className="text-sm text-danger-ink">
              {conflict}
            </p>
          ) : (
            <ErrorBanner error={error?.fields ? null : error} />
          )}
          <FormField label={t('dialog.name')} error={issue('name')} required>
            <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={VIEW_LIMITS.name} autoComplete="off" />
          </FormField>
          {mayShare ? (
            <FormField label={t('dialog.scope')}>
              <Select value={scope} onChange={(event) => setScope(SCOPES.find((known) => known === event.target.value) ?? 'personal')}>
                {SCOPES.map((one) => (
                  <option key={one} value={one}>
                    {t(`scope.${one}`)}
                  </option>
                ))}
              </Select>
            </FormField>
          ) : null}
          {mayShare && scope === 'team' ? (
            <FormField label={t('dialog.team')} error={issue('teamId')} required>
              <Combobox search={lookup('teams')} value={team} onChange={setTeam} placeholder={t('dialog.teamRequired')} />
            </FormField>
          ) : null}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common('actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending || !name.trim()} aria-busy={pending}>
              {common('actions.save')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
