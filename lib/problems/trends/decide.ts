import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'
import { takeNumbers } from '@/lib/tickets/numbers'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { visibleTickets } from '@/lib/tickets/access'
import { fetchProblem } from '../fetch'
import { LINKING, linkWithin } from '../incidents/link'
import { insertProblem } from '../insert'
import { readProblem } from '../queries'
import type { ProblemDto } from '../schema'
import { evidenceSchema } from './schema'

/**
 * Opens the problem that a proposal speaks for, with its incidents. Those that found another problem meanwhile, or that
 * the actor may not see, are left out.
 * @throws Forbidden, NotFound, Conflict when it was decided already
 */
export async function acceptProposal(ctx: Ctx, id: string): Promise<ProblemDto> {
  authorize(ctx, 'problem.manage')
  const number = await takeNumbers(ctx, 'problem')
  return withTenant(ctx, async (tx) => {
    const { title, evidence } = await fetchOpen(tx, id)
    const kept = evidence.category && (await tx.category.count({ where: { id: evidence.category.id, archivedAt: null } })) > 0
    const problemId = await insertProblem(tx, ctx, {
      number, title, description: '', impact: 'medium', urgency: 'medium', tags: [], categoryId: kept ? evidence.category?.id : null,
    })
    const incidents = await stillFree(tx, ctx, evidence.incidentIds)
    await linkWithin(tx, ctx, await fetchProblem(tx, ctx, problemId), { incidents, via: 'trend', move: false })
    await decide(tx, ctx, id, { status: 'accepted', problemId })
    return readProblem(tx, ctx, problemId)
  }, LINKING)
}

/** Puts a proposal aside; it comes back when it has doubled, or after a month. @throws Forbidden, NotFound, Conflict */
export async function dismissProposal(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'problem.manage')
  await withTenant(ctx, async (tx) => {
    await fetchOpen(tx, id)
    await decide(tx, ctx, id, { status: 'dismissed' })
  })
}

async function fetchOpen(tx: Tx, id: string) {
  const row = isUuid(id) ? await tx.problemProposal.findFirst({ where: { id } }) : null
  if (!row) throw new NotFound('Proposal')
  if (row.status !== 'open') throw new Conflict('Somebody has decided on this proposal already')
  return { title: row.title, evidence: evidenceSchema.parse(row.evidence) }
}

async function stillFree(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const params = new SqlParams()
  const rows = await txSql<{ id: string }>(
    tx,
    `select t.id from ticket t where t.id = any(${params.add(ids)}::uuid[]) and t.kind = 'incident' and ${visibleTickets(ctx, params)}
      and not exists (select from problem_incident pi where pi.tenant_id = t.tenant_id and pi.incident_id = t.id)`,
    params.values,
  )
  return rows.map((row) => row.id)
}

async function decide(tx: Tx, ctx: Ctx, id: string, to: { status: 'accepted'; problemId: string } | { status: 'dismissed' }): Promise<void> {
  const { count } = await tx.problemProposal.updateMany({
    where: { id, status: 'open' },
    data: { ...to, decidedAt: ctx.now, decidedById: actorUserId(ctx), updatedAt: ctx.now },
  })
  if (count === 0) throw new Conflict('Somebody has decided on this proposal already')
  await record(tx, ctx, { entity: { type: 'problem_proposal', id }, action: `problem_proposal.${to.status}`, after: to })
}
