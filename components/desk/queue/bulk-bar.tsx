'use client'

import { ArchiveRestore, Bug, CircleDot, Merge, Trash2, UserRoundPlus, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import type { IncidentStatus } from '@/lib/incidents/vocabulary'
import type { QueueItem } from './queue-island'
import type { Bulk } from './use-bulk'

const TransitionDialog = dynamic(() => import('@/components/incidents/transition-dialog'))
const AssignDialog = dynamic(() => import('./assign-dialog'))
const GroupDialog = dynamic(() => import('@/components/problems/incident/group-dialog'))
const BulkMergeDialog = dynamic(() => import('@/components/links/bulk-merge-dialog'))

export interface BulkPermissions {
  assign: boolean
  transition: boolean
  merge: boolean
  problem: boolean
  delete: boolean
}

const TARGETS = ['in_progress', 'on_hold', 'resolved', 'closed', 'cancelled'] as const satisfies IncidentStatus[]

interface BulkBarProps {
  items: readonly QueueItem[]
  inBin: boolean
  me: string
  permissions: BulkPermissions
  bulk: Bulk
  /** Open also by key, hence not its own to know. */
  statusMenu: boolean
  onStatusMenu: (open: boolean) => void
  onClear: () => void
}

/** What can be done with the selected incidents; it floats above the end of the list. */
export default function BulkBar({ items, inBin, me, permissions, bulk, statusMenu, onStatusMenu, onClear }: BulkBarProps) {
  const t = useT()
  const [target, setTarget] = useState<IncidentStatus | null>(null)
  const [assigning, setAssigning] = useState(false)
  const [merging, setMerging] = useState(false)
  const [grouping, setGrouping] = useState(false)

  function choose(to: IncidentStatus) {
    // Only what asks for something opens a dialog.
    if (to === 'on_hold' || to === 'resolved' || to === 'cancelled') setTarget(to)
    else void bulk.transition(items, { to })
  }

  return (
    <div
      role="toolbar"
      aria-label={t('desk.bulk.label')}
      className="animate-pop fixed inset-x-3 bottom-3 z-40 mx-auto flex w-fit max-w-full flex-wrap items-center gap-1.5 rounded-lg border border-border bg-surface-raised p-1.5 shadow-raised"
    >
      <span className="px-2 text-sm font-medium tabular-nums">{t('desk.bulk.selected', { count: items.length })}</span>
      {inBin ? (
        <Button size="sm" variant="outline" disabled={bulk.pending} onClick={() => void bulk.restore(items)}>
          <ArchiveRestore aria-hidden />
          {t('desk.bulk.restore')}
        </Button>
      ) : (
        <>
          {permissions.assign ? (
            <>
              <Button size="sm" disabled={bulk.pending} onClick={() => void bulk.assign(items, { assigneeId: me })}>
                {t('desk.bulk.toMe')}
              </Button>
              <Button size="sm" variant="outline" disabled={bulk.pending} aria-expanded={assigning} onClick={() => setAssigning(true)}>
                <UserRoundPlus aria-hidden />
                {t('desk.bulk.assign')}
              </Button>
            </>
          ) : null}
          {permissions.transition ? (
            <DropdownMenu open={statusMenu} onOpenChange={onStatusMenu}>
              <DropdownMenuTrigger asChild>
                <Button size="sm" variant="outline" disabled={bulk.pending}>
                  <CircleDot aria-hidden />
                  {t('desk.bulk.status')}
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent side="top">
                {TARGETS.map((to) => (
                  <DropdownMenuItem key={to} onSelect={() => choose(to)}>
                    {t(`desk.transition.confirm.${to}`)}
                  </DropdownMenuItem>
                ))}
              </DropdownMenuContent>
            </DropdownMenu>
          ) : null}
          {permissions.merge && items.length > 1 ? (
            <Button size="sm" variant="outline" disabled={bulk.pending} aria-expanded={merging} onClick={() => setMerging(true)}>
              <Merge aria-hidden />
              {t('desk.bulk.merge')}
            </Button>
          ) : null}
          {permissions.problem ? (
            <Button size="sm" variant="outline" disabled={bulk.pending} aria-expanded={grouping} onClick={() => setGrouping(true)}>
              <Bug aria-hidden />
              {t('desk.bulk.problem')}
            </Button>
          ) : null}
          {permissions.delete ? (
            <Button size="sm" variant="ghost" disabled={bulk.pending} className="text-danger-ink" onClick={() => void bulk.remove(items)}>
              <Trash2 aria-hidden />
              {t('common.actions.delete')}
            </Button>
          ) : null}
        </>
      )}
      <Button size="icon-sm" variant="ghost" aria-label={t('desk.bulk.clear')} title={t('desk.bulk.clear')} onClick={onClear}>
        <X aria-hidden />
      </Button>
      {assigning ? (
        <AssignDialog
          subject={t('desk.bulk.selected', { count: items.length })}
          onClose={() => setAssigning(false)}
          onAssign={(change) => bulk.assign(items, change)}
        />
      ) : null}
      {grouping ? <GroupDialog incidents={items} onDone={onClear} onClose={() => setGrouping(false)} /> : null}
      {merging ? <BulkMergeDialog items={items} bulk={bulk} onClose={() => setMerging(false)} /> : null}
      {target ? (
        <TransitionDialog
          to={target}
          subject={t('desk.bulk.selected', { count: items.length })}
          onSubmit={(fields) => bulk.transition(items, fields)}
          onClose={() => setTarget(null)}
        />
      ) : null}
    </div>
  )
}
