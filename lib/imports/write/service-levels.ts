import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { SlaFact } from '@/lib/sla/facts'
import { judge, type SlaSetup } from '@/lib/sla/match'
import { slaSetup } from '@/lib/sla/setup'
import { writeSla, type SlaRow } from '@/lib/sla/store'
import { historicSla } from '@/lib/sla/track'
import type { HoldReason } from '@/lib/tickets/vocabulary'
import type { HistoryEntry, IncidentDraft } from '../draft'
import type { Directory } from './directory'
import type { Identified } from './identity'

/**
 * Computes the clocks of imported incidents over their original times, by the policies of today, and stores
 * them. It is history: nobody is told, and no timer starts.
 */
export async function writeServiceLevels(tx: Tx, ctx: Ctx, items: readonly Identified[], directory: Directory): Promise<void> {
  const setup = await slaSetup(ctx, tx)
  const rows: SlaRow[] = []
  for (const { ticketId, draft } of items) {
    rows.push(await historicSla(ctx, ticketId, factsOf(ctx, draft, setup, directory), tx))
  }
  await writeSla(tx, ctx, rows)
}

interface Past {
  status: string
  holdReason: HoldReason | null
  priority: number
  categoryId: string | null
}

/** What an incident's history says of the things that clocks depend on. Replies are not in it. */
function factsOf(ctx: Ctx, draft: IncidentDraft, setup: SlaSetup, directory: Directory): SlaFact[] {
  const opened = (draft.createdAt ?? ctx.now).getTime()
  const history = draft.history.filter(({ type }) => type === 'changed').toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const now: Past = firstOf(ctx, draft, history, directory)
  const facts: SlaFact[] = []
  const judged = (at: number, reason: 'opened' | 'changed') => {
    const { priority, categoryId } = now
    facts.push({ type: 'judged', at, priority, categoryId, ...judge(setup, { kind: 'incident', priority, categoryId }), reason })
  }
  judged(opened, 'opened')
  facts.push({ type: 'opened', at: opened, status: now.status, holdReason: now.holdReason })
  for (const [time, entries] of Map.groupBy(history, ({ at }) => at.getTime())) {
    const at = Math.max(time, opened)
    const before = { ...now }
    for (const entry of entries) Object.assign(now, changeOf(entry, directory))
    if (now.status !== before.status || now.holdReason !== before.holdReason) {
      facts.push({ type: 'status', at, status: now.status, holdReason: now.holdReason })
    }
    if (now.priority !== before.priority || now.categoryId !== before.categoryId) judged(at, 'changed')
  }
  if (now.status !== draft.status) facts.push({ type: 'status', at: endOf(draft, facts), status: draft.status, holdReason: draft.holdReason })
  return facts
}

/** As it was when it was opened: what the first change of a field replaced, or what never changed. */
function firstOf(ctx: Ctx, draft: IncidentDraft, changes: readonly HistoryEntry[], directory: Directory): Past {
  const opening = draft.history.find(({ type }) => type === 'created')?.new
  const replaced = (field: string) => changes.find((entry) => entry.field === field)?.old
  const priority = replaced('priority')
  const category = replaced('category')
  return {
    status: opening?.is === 'plain' && typeof opening.value === 'string' ? opening.value : 'new',
    holdReason: null,
    priority:
      priority?.is === 'plain' && typeof priority.value === 'number'
        ? priority.value
        : (draft.priority ?? ctx.tenant.settings.priorityMatrix[draft.impact][draft.urgency]),
    categoryId: directory.category(category ? pathOf(category) : draft.category)?.id ?? null,
  }
}

const pathOf = (value: NonNullable<HistoryEntry['new']>): readonly string[] => (value.is === 'category' ? value.path : [])

function changeOf({ field, new: next }: HistoryEntry, directory: Directory): Partial<Past> {
  if (!next) return {}
  const plain = next.is === 'plain' ? next.value : null
  switch (field) {
    case 'status':
      return typeof plain === 'string' ? { status: plain } : {}
    case 'holdReason':
      return { holdReason: plain as HoldReason | null }
    case 'priority':
      return typeof plain === 'number' ? { priority: plain } : {}
    case 'category':
      return { categoryId: directory.category(pathOf(next))?.id ?? null }
    default:
      return {}
  }
}

/** When a history that tells no states has come to its last one; not before the last thing that it tells. */
function endOf({ resolvedAt, closedAt, updatedAt }: IncidentDraft, facts: readonly SlaFact[]): number {
  const last = facts.at(-1)?.at ?? 0
  return Math.max(last, (resolvedAt ?? closedAt ?? updatedAt)?.getTime() ?? last)
}
