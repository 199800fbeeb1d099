'use client'

import { type FormEvent, type ReactNode, useEffect, useState, useTransition } from 'react'
import { lookup } from '@/components/desk/lookup'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import type { Messages } from '@/components/i18n/messages'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { Button } from '@/components/ui/button'
import type { ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { IncidentStatus } from '@/lib/incidents/vocabulary'
import type { ActionError } from '@/lib/people/action-context'
import { HOLD_REASONS, type HoldReason } from '@/lib/tickets/vocabulary'

export interface TransitionFields {
  to: IncidentStatus
  holdReason?: HoldReason
  resolutionCode?: string
  resolution?: string
  comment?: string
}

export interface TransitionDialogProps {
  to: IncidentStatus
  /** What it is about: a number, or how many. */
  subject: string
  /** A reopening is worded as such. */
  reopening?: boolean
  initial?: { resolution?: string; holdReason?: HoldReason }
  /** A comment was written elsewhere and is sent along: no second field for it. */
  withComment?: boolean
  /** More to decide, below the fields. */
  children?: ReactNode
  /** The dialog stays open when this returns an error. */
  onSubmit: (fields: TransitionFields) => Promise<ActionError | null>
  onClose: () => void
}

/** Asks for what the target state needs: a hold reason, or how it was resolved. */
export default function TransitionDialog({ to, subject, reopening, initial, withComment, children, onSubmit, onClose }: TransitionDialogProps) {
  const t = useT()
  useReturnFocus()
  const [holdReason, setHoldReason] = useState<HoldReason | ''>(initial?.holdReason ?? '')
  const [error, setError] = useState<ActionError | null>(null)
  const [pending, startTransition] = useTransition()
  const wording = reopening ? 'reopen' : to
  const toRequester = to === 'resolved' || (to === 'on_hold' && holdReason === 'awaiting_requester')

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim() || undefined
    const fields: TransitionFields = { to, comment: text('comment') }
    if (to === 'on_hold') fields.holdReason = holdReason || undefined
    if (to === 'resolved') Object.assign(fields, { resolutionCode: text('resolutionCode'), resolution: text('resolution') })
    const missing = missingIn(fields)
    setError(missing)
    if (missing) return
    startTransition(async () => {
      const refused = await onSubmit(fields)
      setError(refused)
      if (!refused) onClose()
    })
  }

  const refusal = (path: string) => issueText((key) => t(`common.${key}`), error?.fields, path)
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(`desk.transition.title.${wording}`)}</DialogTitle>
          <DialogDescription>{subject}</DialogDescription>
        </DialogHeader>
        <form noValidate onSubmit={submit} className="space-y-4">
          <ErrorBanner error={error && !error.fields ? error : null} />
          {to === 'on_hold' ? (
            <FormField label={t('desk.transition.holdReason')} required error={refusal('holdReason')}>
              <Select autoFocus value={holdReason} onChange={(event) => setHoldReason(reasonOf(event.target.value))}>
                <option value="">{t('desk.transition.choose')}</option>
                {HOLD_REASONS.map((reason) => (
                  <option key={reason} value={reason}>
                    {t(`common.holdReason.${reason}`)}
                  </option>
                ))}
              </Select>
            </FormField>
          ) : null}
          {to === 'resolved' ? (
            <>
              <FormField label={t('desk.transition.resolutionCode')} required error={refusal('resolutionCode')}>
                <CodeSelect name="resolutionCode" autoFocus />
              </FormField>
              <FormField
                label={t('desk.transition.resolution')}
                hint={t('desk.transition.resolutionHint')}
                required
                error={refusal('resolution')}
              >
                <Textarea name="resolution" rows={4} defaultValue={initial?.resolution} />
              </FormField>
            </>
          ) : null}
          {withComment ? null : (
            <FormField
              label={t('desk.transition.comment')}
              optional
              hint={t(toRequester ? 'desk.transition.commentPublic' : 'desk.transition.commentInternal')}
              error={refusal('comment')}
            >
              <Textarea name="comment" rows={3} autoFocus={to !== 'on_hold' && to !== 'resolved'} />
            </FormField>
          )}
          {children}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t('common.actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" variant={to === 'cancelled' ? 'danger' : 'primary'} disabled={pending} aria-busy={pending}>
              {t(`desk.transition.confirm.${wording}`)}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** Asked here already: of many incidents at once, each would be refused on its own. */
function missingIn({ to, holdReason, resolutionCode, resolution }: TransitionFields): ActionError | null {
  const paths = [
    ...(to === 'on_hold' && !holdReason ? ['holdReason'] : []),
    ...(to === 'resolved' && !resolutionCode ? ['resolutionCode'] : []),
    ...(to === 'resolved' && !resolution ? ['resolution'] : []),
  ]
  if (paths.length === 0) return null
  const message = 'Required'
  const fields = Object.fromEntries(paths.map((path) => [path, { path, message, code: 'required' }]))
  return { code: 'validation_failed', message, requestId: '', fields }
}

const reasonOf = (value: string): HoldReason | '' => HOLD_REASONS.find((reason) => reason === value) ?? ''

/** The organisation's resolution codes; those every organisation begins with are translated. */
function CodeSelect(props: { name: string; autoFocus?: boolean; id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; required?: boolean }) {
  const t = useT()
  const common = useT('common')
  const [codes, setCodes] = useState<readonly ComboboxOption[]>([])

  useEffect(() => {
    let left = false
    lookup('resolution-codes')('').then(
      (found) => {
        if (!left) setCodes(found)
      },
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [])

  return (
    <Select {...props} defaultValue="" aria-busy={codes.length === 0}>
      <option value="">{t('desk.transition.choose')}</option>
      {codes.map(({ id, label }) => (
        <option key={id} value={id}>
          {codeLabel(common, id, label)}
        </option>
      ))}
    </Select>
  )
}

type SeededCode = keyof Messages['common']['resolutionCode']

function codeLabel(t: ReturnType<typeof useT<'common'>>, key: string, label: string): string {
  const path = `resolutionCode.${key as SeededCode}` as const
  return t.has(path) ? t(path) : label
}
