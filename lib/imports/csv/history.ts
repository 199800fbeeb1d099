import type { HistoryEntry, HistoryValue, IncidentDraft } from '../draft'

const plain = (value: string): HistoryValue => ({ is: 'plain', value })

/**
 * What a row tells of an incident's past: when it was opened, resolved and closed. What happened without a
 * date is not made up: then the incident came into being in its final state.
 */
export function historyOf(draft: Omit<IncidentDraft, 'history'>): HistoryEntry[] {
  const { status, createdAt, resolvedAt, closedAt, requester } = draft
  if (!createdAt) return []
  const steps: { at: Date; to: 'resolved' | 'closed' | 'cancelled' }[] = []
  if (resolvedAt) steps.push({ at: resolvedAt, to: 'resolved' })
  if (closedAt && (status === 'closed' || status === 'cancelled')) steps.push({ at: closedAt, to: status })
  const told = steps.at(-1)?.to === status
  const opening = { at: createdAt, type: 'created', field: 'status', visibility: 'public' } as const
  const opened: HistoryEntry = { ...opening, actor: requester, new: plain(told ? 'new' : status) }
  if (!told) return [opened]
  const changes = steps.map(({ at, to }, index): HistoryEntry => {
    const old = plain(steps[index - 1]?.to ?? 'new')
    return { at, actor: null, type: 'changed', field: 'status', old, new: plain(to), visibility: 'public' }
  })
  return [opened, ...changes]
}
