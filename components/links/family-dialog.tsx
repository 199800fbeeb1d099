'use client'

import { useEffect, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import TransitionDialog, { type TransitionDialogProps, type TransitionFields } from '@/components/incidents/transition-dialog'
import { Checkbox } from '@/components/ui/checkbox'
import { toast } from '@/components/ui/toast-store'
import type { OpenDescendant } from '@/lib/incidents/family/schema'
import { openDescendantsAction, resolveFamilyAction } from '@/lib/incidents/relation-actions'
import type { ActionError } from '@/lib/people/action-context'
import { AllMessages } from './all-messages'

interface FamilyDialogProps extends TransitionDialogProps {
  ticketId: string
  /** Of the parent, as its reader saw it. */
  version: number
}

/** Resolves an incident, and offers to resolve what is open below it with the same words. */
export default function FamilyDialog(props: FamilyDialogProps) {
  return (
    <AllMessages>
      <Body {...props} />
    </AllMessages>
  )
}

function Body({ ticketId, version, onSubmit, ...dialog }: FamilyDialogProps) {
  const t = useT('relations.family')
  const [open, setOpen] = useState<readonly OpenDescendant[]>([])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    let gone = false
    void call(() => openDescendantsAction(ticketId)).then((result) => {
      if (!gone && result.ok) setOpen(result.data)
    })
    return () => {
      gone = true
    }
  }, [ticketId])

  async function submit(fields: TransitionFields): Promise<ActionError | null> {
    const { resolutionCode = '', resolution = '', comment } = fields
    const children = open.filter(({ id }) => !left.has(id)).map((child) => ({ id: child.id, version: child.version }))
    if (children.length === 0) return onSubmit(fields)
    const result = await call(() => resolveFamilyAction(ticketId, { resolutionCode, resolution, comment, version, children }))
    if (result.ok) {
      toast.success(t('done', { count: result.data.count }))
      return null
    }
    const number = stoppedBy(result.error)
    if (number) toast.error(t('stopped', { number }))
    return result.error
  }

  const toggle = (id: string, on: boolean) => setLeft((now) => new Set(on ? [...now].filter((other) => other !== id) : [...now, id]))
  return (
    <TransitionDialog {...dialog} onSubmit={submit}>
      {open.length > 0 ? (
        <fieldset className="rounded-md border border-border p-3 text-sm">
          <legend className="px-1 font-medium">{t('legend')}</legend>
          <ul className="max-h-40 space-y-1.5 overflow-y-auto">
            {open.map(({ id, number, title }) => (
              <li key={id}>
                <label className="flex items-center gap-2">
                  <Checkbox checked={!left.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
                  <span className="shrink-0 tabular-nums">{number}</span>
                  <span className="truncate text-muted-foreground">{title}</span>
                </label>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-xs text-muted-foreground">{t('hint')}</p>
        </fieldset>
      ) : null}
    </TransitionDialog>
  )
}

/** The incident that kept all from being resolved, when the error names one. */
function stoppedBy({ extra }: ActionError): string | null {
  const current = extra?.current
  const number: unknown = typeof current === 'object' && current !== null ? Reflect.get(current, 'number') : undefined
  return typeof number === 'string' ? number : null
}
