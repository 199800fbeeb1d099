import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { takeNumbers } from '@/lib/tickets/numbers'
import type { IncidentDraft } from '../draft'
import type { Lease } from '../lease'
import { encodeReason, reason, type Reason } from '../reasons'
import { classify } from './classify'
import type { Directory } from './directory'
import { identify, type Identified } from './identity'
import { rendered } from './rendered'
import { manyRows } from './rows'
import { writeServiceLevels } from './service-levels'
import { insertTickets, unknownRequester, updateTickets } from './tickets'
import { insertTimeline } from './timeline'

/** Consecutive units of a file that are written together. No two drafts are the same ticket. */
export interface Batch {
  /** Rows of the file that it covers. */
  rows: number
  drafts: IncidentDraft[]
  rejected: { row: number; reason: Reason }[]
}

const ERRORS = `
  insert into import_error (tenant_id, id, import_id, row, message)
  select $1::uuid, e.id, e.import_id, e.row, e.message
  from json_to_recordset($2::json) as e(id uuid, import_id uuid, row int, message text) on conflict do nothing`

/**
 * Writes a batch: tickets, timelines, refused rows and the run's progress in one transaction. Either all of
 * it is there, and the run goes on behind it, or nothing. Outside stand only what may be done twice (people,
 * teams, categories) and the numbers, of which a failure leaves a gap.
 * @throws LeaseLost when another runner has taken the run over; then nothing was written
 * @throws Conflict when somebody changed one of the tickets meanwhile; then nothing was written either
 */
export async function writeBatch(
  ctx: Ctx,
  lease: Lease,
  source: string,
  batch: Batch,
  directory: Directory,
): Promise<void> {
  const drafts = batch.drafts.map((draft) => ({ ...draft, requester: draft.requester ?? unknownRequester(ctx) }))
  const plan = await classify(ctx, source, drafts.map((draft) => identify(source, draft)))
  await directory.learn([...plan.create, ...plan.update].map(({ draft }) => draft))
  const fits = ({ draft }: Identified) => directory.missingCategory(draft) === undefined
  const [create, update] = [await rendered(plan.create.filter(fits)), await rendered(plan.update.filter(fits))]
  const written = [...create, ...update]
  const first = create.length > 0 ? await takeNumbers(ctx, 'incident', create.length) : 0
  const stale = plan.changedHere.map(({ draft: { row, externalRef, title } }) => ({
    row,
    reason: reason('changed_here', undefined, externalRef ?? title),
  }))
  const crowded = [...plan.create, ...plan.update].flatMap(({ draft }) => {
    const path = directory.missingCategory(draft)
    return path ? [{ row: draft.row, reason: reason('too_many_categories', undefined, path.join(' > ')) }] : []
  })
  const errors = [...batch.rejected, ...stale, ...crowded].map(({ row, reason: cause }) => ({
    id: newId(),
    import_id: lease.importId,
    row,
    message: encodeReason(cause),
  }))
  const renewed = await withTenant(ctx, async (tx) => {
    if (create.length > 0) await insertTickets(tx, ctx, source, create, first, directory)
    if (update.length > 0) await updateTickets(tx, ctx, update, directory)
    if (written.length > 0) await insertTimeline(tx, ctx, source, written, directory)
    if (written.length > 0) await writeServiceLevels(tx, ctx, written, directory)
    if (errors.length > 0) await manyRows(tx, ctx.tenant.id, ERRORS, errors)
    return lease.advance(tx, {
      done: batch.rows,
      created: create.length,
      updated: update.length,
      unchanged: plan.unchanged,
      rejected: errors.length,
    })
  })
  lease.renewed(renewed)
}
