import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { readTenant, tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { formatNumber } from '@/lib/tickets/ref'
import { evidenceSchema, type Proposal } from './schema'

const SAMPLES = 5
/** Nobody decides on more: the older ones of them have had their time. */
const MOST = 100

/** The problems that recurring incidents speak for and nobody decided on yet, the strongest first. @throws Forbidden */
export async function listProposals(ctx: Ctx): Promise<Proposal[]> {
  authorize(ctx, 'problem.read')
  const rows = await readTenant(ctx, (db) => db.problemProposal.findMany({ where: { status: 'open' }, orderBy: { updatedAt: 'desc' }, take: MOST }))
  const parsed = rows.flatMap((row) => {
    const evidence = evidenceSchema.safeParse(row.evidence)
    return evidence.success ? [{ ...row, evidence: evidence.data }] : []
  })
  const samples = await readSamples(ctx, parsed.flatMap(({ evidence }) => evidence.incidentIds.slice(-SAMPLES)))
  return parsed
    .map(({ id, title, evidence: { incidentIds, ...evidence }, createdAt, updatedAt }) => ({
      id,
      title,
      evidence,
      incidents: incidentIds.length,
      samples: incidentIds.slice(-SAMPLES).toReversed().flatMap((incidentId) => samples.get(incidentId) ?? []),
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    }))
    .toSorted((a, b) => b.evidence.score - a.evidence.score)
}

type Sample = Proposal['samples'][number]

/** As they are now, and as far as the actor may see them. */
async function readSamples(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Sample>> {
  const params = new SqlParams()
  const rows = await tenantSql<Omit<Sample, 'number' | 'createdAt'> & { number: number; createdAt: Date }>(ctx, {
    text: `select t.id, t.number, t.title, t.created_at as "createdAt" from ticket t
      where t.id = any(${params.add(ids)}::uuid[]) and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  return new Map(rows.map((row) => [row.id, { ...row, number: formatNumber('incident', row.number), createdAt: row.createdAt.toISOString() }]))
}
