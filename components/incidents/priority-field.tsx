'use client'

import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { Field } from './field'
import { useTicket } from './ticket-provider'

const AnchoredPopover = dynamic(() => import('@/components/ui/anchored-popover').then((module) => module.AnchoredPopover))
const PriorityForm = dynamic(() => import('./priority-form'))

/** The priority that impact and urgency give, or another one with its reason. */
export function PriorityField() {
  const { ticket, can } = useTicket()
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const level = ticket.priority as PriorityLevel
  const close = () => setOpen(false)
  return (
    <Field label={t('common.field.priority')}>
      <div className="flex items-center justify-between gap-2">
        <PriorityBadge level={level} label={t(`common.priority.${level}`)} />
        {can.override && can.update ? (
          <button
            ref={button}
            type="button"
            aria-haspopup="dialog"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="rounded-sm text-xs font-medium text-link hover:underline"
          >
            {t('desk.priority.change')}
          </button>
        ) : null}
      </div>
      {ticket.priorityReason ? (
        <p className="mt-1 text-xs text-muted-foreground">{t('desk.priority.overridden', { reason: ticket.priorityReason })}</p>
      ) : null}
      {open ? (
        <AnchoredPopover anchor={button} onClose={close} aria-label={t('desk.priority.change')} align="end">
          <PriorityForm onDone={close} />
        </AnchoredPopover>
      ) : null}
    </Field>
  )
}
