'use client'

import { CircleCheck, CircleDot, Ellipsis, Hand } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useCommands } from '@/components/desk/commands/registry'
import { MenuButton } from '@/components/desk/menu-button'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { bulkDeleteAction, bulkRestoreAction, takeIncidentAction, transitionIncidentAction } from '@/lib/incidents/actions'
import { createFollowUpAction } from '@/lib/incidents/relation-actions'
import type { IncidentStatus } from '@/lib/incidents/vocabulary'
import { type Base, useTicket } from './ticket-provider'
import type { TransitionDialogProps, TransitionFields } from './transition-dialog'

const TransitionDialog = dynamic(() => import('./transition-dialog'))
const FamilyDialog = dynamic(() => import('@/components/links/family-dialog'))
const MergeDialog = dynamic(() => import('@/components/links/merge-dialog'))

/** What can be done with the ticket from here: only the legal transitions, only what the actor may. */
export function StatusActions() {
  const { ticket, can, allowed, openBelow, me, run, runAlone } = useTicket()
  const t = useT()
  const router = useRouter()
  const showError = useErrorToast()
  /** What a dialog asks the details for, and the state that its reader saw. */
  const [asked, setAsked] = useState<{ to: IncidentStatus; base: Base } | null>(null)
  const [merging, setMerging] = useState(false)
  const [menu, setMenu] = useState<'status' | 'more' | null>(null)
  const [pending, startTransition] = useTransition()
  const done = ticket.status === 'resolved' || ticket.status === 'closed'
  const over = done || ticket.status === 'cancelled'
  const targets = can.transition ? allowed : []
  const mine = ticket.assignee?.id === me
  const takes = can.assign && !mine && !over
  const wording = (to: IncidentStatus) => (done && to === 'in_progress' ? 'reopen' : to)

  const take = () =>
    startTransition(async () => {
      const send = (version: number) => takeIncidentAction(ticket.id, version)
      if (await runAlone({ label: t('desk.ticket.take'), send })) toast.success(t('desk.ticket.taken', { number: ticket.number }))
    })

  const ask = (to: IncidentStatus) => setAsked({ to, base: { version: ticket.version, updatedAt: ticket.updatedAt } })

  const move = (fields: TransitionFields, base?: Base) =>
    run({
      base,
      label: t(`desk.transition.confirm.${wording(fields.to)}`),
      value: fields.resolution ?? fields.comment,
      send: (version) => transitionIncidentAction(ticket.id, { ...fields, version }),
    })

  function choose(to: IncidentStatus) {
    if (to === 'in_progress' && !done) {
      startTransition(async () => {
        const error = await move({ to })
        if (error && error.code !== 'conflict') showError(error)
      })
    } else ask(to)
  }

  async function remove() {
    const result = await call(() => bulkDeleteAction([ticket.id]))
    if (!result.ok) {
      showError(result.error)
      return
    }
    router.push('/desk/incidents')
    const undo = async () => {
      await call(() => bulkRestoreAction([ticket.id]))
      router.push(`/desk/incidents/${ticket.number}`)
    }
    toast.success(t('desk.bulk.deleted', { count: 1 }), { action: { label: t('desk.bulk.undo'), onClick: () => void undo() } })
  }

  async function followUp() {
    const result = await call(() => createFollowUpAction(crypto.randomUUID(), ticket.id, {}))
    if (!result.ok) {
      showError(result.error)
      return
    }
    toast.success(t('desk.ticket.followedUp', { number: result.data.number }))
    router.push(`/desk/incidents/${result.data.number}`)
  }

  async function copyLink() {
    await navigator.clipboard.writeText(`${location.origin}/desk/incidents/${ticket.number}`)
    toast.success(t('common.actions.copied'))
  }

  useCommands([
    ...(takes ? [{ id: 'take' as const, label: t('desk.ticket.take'), run: take }] : []),
    ...(targets.length > 0 ? [{ id: 'status' as const, label: t('desk.keys.commands.status'), run: () => setMenu('status') }] : []),
  ])

  return (
    <div className="flex flex-wrap items-center gap-2">
      {takes ? (
        <Button variant={ticket.assignee ? 'outline' : 'primary'} disabled={pending} onClick={take}>
          <Hand aria-hidden />
          {t('desk.ticket.take')}
        </Button>
      ) : null}
      {targets.includes('resolved') ? (
        <Button variant={takes && !ticket.assignee ? 'outline' : 'primary'} disabled={pending} onClick={() => ask('resolved')}>
          <CircleCheck aria-hidden />
          {t('desk.transition.confirm.resolved')}
        </Button>
      ) : null}
      {targets.length > 0 ? (
        <MenuButton
          variant="outline"
          disabled={pending}
          open={menu === 'status'}
          onOpenChange={(open) => setMenu(open ? 'status' : null)}
          actions={targets.map((to) => ({
            key: to,
            label: t(`desk.transition.confirm.${wording(to)}`),
            tone: to === 'cancelled' ? 'danger' : undefined,
            run: () => choose(to),
          }))}
        >
          <CircleDot aria-hidden />
          {t('desk.bulk.status')}
        </MenuButton>
      ) : null}
      <MenuButton
        variant="ghost"
        size="icon"
        aria-label={t('common.actions.more')}
        open={menu === 'more'}
        onOpenChange={(open) => setMenu(open ? 'more' : null)}
        actions={[
          { key: 'copy', label: t('desk.ticket.copyLink'), run: () => void copyLink() },
          ...(can.merge && !ticket.mergedInto ? [{ key: 'merge', label: t('desk.ticket.merge'), run: () => setMerging(true) }] : []),
          ...(can.followUp && over && !ticket.mergedInto
            ? [{ key: 'follow-up', label: t('desk.ticket.followUp'), run: () => startTransition(followUp) }]
            : []),
          ...(can.delete ? [{ key: 'bin', label: t('desk.ticket.toBin'), tone: 'danger' as const, run: () => void remove() }] : []),
        ]}
      >
        <Ellipsis aria-hidden />
      </MenuButton>
      {asked ? (
        <Details
          {...(asked.to === 'resolved' && openBelow ? { ticketId: ticket.id, version: asked.base.version } : {})}
          to={asked.to}
          reopening={wording(asked.to) === 'reopen'}
          subject={`${ticket.number} · ${ticket.title}`}
          onSubmit={async (fields) => {
            const error = await move(fields, asked.base)
            // The conflict has a dialog of its own, which offers to send the same again.
            return error?.code === 'conflict' ? null : error
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {merging ? <MergeDialog ticket={ticket} onClose={() => setMerging(false)} /> : null}
    </div>
  )
}

/** The dialog of a transition; with a parent it is the one that offers its children too. */
function Details({ ticketId, version, ...dialog }: TransitionDialogProps & { ticketId?: string; version?: number }) {
  if (ticketId === undefined || version === undefined) return <TransitionDialog {...dialog} />
  return <FamilyDialog {...dialog} ticketId={ticketId} version={version} />
}
