'use client'

import { useState } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import type { TransitionFields } from '@/components/incidents/transition-dialog'
import { toast } from '@/components/ui/toast-store'
import { bulkAssignAction, bulkDeleteAction, bulkRestoreAction, bulkTransitionAction } from '@/lib/incidents/actions'
import type { ActionError, ActionResult } from '@/lib/people/action-context'
import type { QueueItem } from './queue-island'

export interface Assignment {
  assigneeId?: string | null
  teamId?: string | null
}

interface Outcome {
  done: readonly unknown[]
  failed: readonly { id: string; code: string }[]
}

/** Something that is done to many, and what takes it back; `done` are ids. */
export interface Reversible {
  work: { call: () => Promise<ActionResult<Done>>; told: (count: number) => string }
  undo: { call: (done: readonly string[]) => Promise<ActionResult<Done>>; told: (count: number) => string }
}

type Done = Outcome & { done: readonly string[] }

/** Failures of one reason that are named; the rest are counted. */
const NAMED = 3

const REASONS = ['conflict', 'illegal_transition', 'not_found', 'forbidden', 'validation_failed'] as const

/** What can be done to many incidents at once; each tells what became of it, and how to take it back. */
export function useBulk(clear: () => void) {
  const t = useT('desk')
  const showError = useErrorToast()
  const [pending, setPending] = useState(false)

  async function run<T extends Outcome>(work: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    setPending(true)
    const result = await call(work)
    setPending(false)
    if (result.ok) clear()
    return result
  }

  function tell(message: string, { done, failed }: Outcome, items: readonly QueueItem[], undo?: () => void) {
    const action = undo && done.length > 0 ? { label: t('bulk.undo'), onClick: undo } : undefined
    if (failed.length === 0) {
      toast.success(message, { action })
      return
    }
    const reasons = Map.groupBy(failed, ({ code }) => REASONS.find((known) => known === code) ?? 'other')
    const lines = [...reasons].map(([reason, group]) => {
      const numbers = group.slice(0, NAMED).map(({ id }) => items.find((item) => item.id === id)?.number ?? '')
      if (group.length > NAMED) numbers.push(t('bulk.moreFailed', { count: group.length - NAMED }))
      return `${t(`bulk.reason.${reason}`)}: ${numbers.join(', ')}`
    })
    const title = t('bulk.partly', { done: done.length, failed: failed.length })
    toast.warning(title, { description: lines.join('. '), action })
  }

  async function assign(items: readonly QueueItem[], change: Assignment): Promise<void> {
    const result = await run(() => bulkAssignAction({ items: items.map(({ id, version }) => ({ id, version })), ...change }))
    if (!result.ok) {
      showError(result.error)
      return
    }
    const { done } = result.data
    tell(t('bulk.assigned', { count: done.length }), result.data, items, () => void unassign(items, change, done))
  }

  /** Gives each incident back to whom it was taken from: one call for each of them. */
  async function unassign(items: readonly QueueItem[], change: Assignment, done: readonly { id: string; version: number }[]) {
    const groups = new Map<string, { before: Assignment; items: { id: string; version: number }[] }>()
    for (const { id, version } of done) {
      const item = items.find((candidate) => candidate.id === id)
      if (!item) continue
      const before: Assignment = {
        ...(change.assigneeId === undefined ? {} : { assigneeId: item.assigneeId }),
        ...(change.teamId === undefined ? {} : { teamId: item.teamId }),
      }
      const key = JSON.stringify(before)
      const group = groups.get(key) ?? { before, items: [] }
      group.items.push({ id, version })
      groups.set(key, group)
    }
    const total: { done: unknown[]; failed: Outcome['failed'][number][] } = { done: [], failed: [] }
    for (const { before, items: group } of groups.values()) {
      const result = await run(() => bulkAssignAction({ items: group, ...before }))
      if (!result.ok) {
        showError(result.error)
        return
      }
      total.done.push(...result.data.done)
      total.failed.push(...result.data.failed)
    }
    tell(t('bulk.undone', { count: total.done.length }), total, items)
  }

  async function transition(items: readonly QueueItem[], fields: TransitionFields): Promise<ActionError | null> {
    const result = await run(() =>
      bulkTransitionAction({ items: items.map(({ id, version }) => ({ id, version })), ...fields }),
    )
    if (!result.ok) return result.error
    tell(t('bulk.transitioned', { count: result.data.done.length }), result.data, items)
    return null
  }

  async function remove(items: readonly QueueItem[]): Promise<void> {
    const result = await run(() => bulkDeleteAction(items.map(({ id }) => id)))
    if (!result.ok) {
      showError(result.error)
      return
    }
    const { done } = result.data
    const gone = items.filter(({ id }) => done.includes(id))
    tell(t('bulk.deleted', { count: done.length }), result.data, items, () => void restore(gone))
  }

  async function restore(items: readonly QueueItem[]): Promise<void> {
    const result = await run(() => bulkRestoreAction(items.map(({ id }) => id)))
    if (result.ok) tell(t('bulk.restored', { count: result.data.done.length }), result.data, items)
    else showError(result.error)
  }

  /** Does to many what is not done all day, hence not known here, and offers to take it back. */
  async function apply(items: readonly QueueItem[], { work, undo }: Reversible): Promise<ActionError | null> {
    const result = await run(work.call)
    if (!result.ok) return result.error
    const { done } = result.data
    const takeBack = async () => {
      const undone = await run(() => undo.call(done))
      if (undone.ok) tell(undo.told(undone.data.done.length), undone.data, items)
      else showError(undone.error)
    }
    tell(work.told(done.length), result.data, items, () => void takeBack())
    return null
  }

  return { pending, assign, transition, remove, restore, apply }
}

export type Bulk = ReturnType<typeof useBulk>
