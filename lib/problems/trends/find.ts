import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { LIMITS } from '../vocabulary'
import { clusterOf, type Cluster, type Sighting } from './cluster'
import { keyOf, LOOKED_AT_DAYS, sharedWords, trendOf, type Trend } from './score'
import { evidenceSchema, type Evidence } from './schema'

const DAY = 86_400_000
/** The newest so many are looked at: in a tenant with more, a trend shows in them. */
const MOST = 10_000
const PROPOSALS = 20
/** A proposal that was dismissed does not come back for so long, unless it has doubled. */
const QUIET_DAYS = 30

/** Those that hang on no problem. Confidential ones speak for nothing that everybody would see. */
const SIGHTINGS = `
select t.id, t.title, t.created_at as "createdAt", t.category_id as "categoryId", t.requester_id as "requesterId",
  array(select i.item_id from ticket_item i where i.tenant_id = t.tenant_id and i.ticket_id = t.id order by i.item_id) as "itemIds"
from ticket t
where t.kind = 'incident' and t.deleted_at is null and not t.confidential and t.status <> 'cancelled' and t.created_at > $1::timestamptz
  and not exists (select from problem_incident pi where pi.tenant_id = t.tenant_id and pi.incident_id = t.id)
order by t.created_at desc, t.id desc limit ${MOST}`

interface Found extends Trend {
  cluster: Cluster
  key: string
}

/**
 * Looks for incidents that recur and proposes a problem for each such group, with what speaks for it. A proposal that
 * is open is brought up to date.
 * @returns how many proposals are new
 * @throws Forbidden
 */
export async function findTrends(ctx: Ctx): Promise<{ found: number }> {
  authorize(ctx, 'problem.manage')
  const since = new Date(ctx.now.getTime() - LOOKED_AT_DAYS * DAY)
  const sightings = await withTenant(ctx, (tx) => txSql<Sighting>(tx, SIGHTINGS, [since]))
  const trends = clusterOf(sightings.toReversed())
    .flatMap((cluster): Found[] => {
      const trend = trendOf(cluster, ctx.now)
      return trend && sharedWords(cluster).length > 0 ? [{ ...trend, cluster, key: keyOf(cluster) }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, PROPOSALS)
  return withTenant(ctx, async (tx) => {
    let found = 0
    for (const trend of trends) if (await propose(tx, ctx, trend)) found++
    return { found }
  })
}

/** @returns whether it is new */
async function propose(tx: Tx, ctx: Ctx, { cluster, key, ...trend }: Found): Promise<boolean> {
  const last = await tx.problemProposal.findFirst({ where: { key }, orderBy: { createdAt: 'desc' } })
  if (last?.status === 'dismissed' && isQuiet(last, trend, ctx.now)) return false
  const evidence = await evidenceOf(tx, cluster, trend)
  const title = [...evidence.words.slice(0, 4), ...(evidence.item ? [`(${evidence.item.name})`] : [])].join(' ')
  if (last?.status === 'open') {
    await tx.problemProposal.updateMany({ where: { id: last.id, status: 'open' }, data: { title, evidence, updatedAt: ctx.now } })
    return false
  }
  const id = newId()
  // Two searches at once may find the same: the first one's stands.
  const { count } = await tx.problemProposal.createMany({
    data: [{ tenantId: ctx.tenant.id, id, key, title, evidence, createdAt: ctx.now, updatedAt: ctx.now }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  await record(tx, ctx, { entity: { type: 'problem_proposal', id }, action: 'problem_proposal.created', after: { title, recent: trend.recent } })
  return true
}

function isQuiet({ decidedAt, evidence }: { decidedAt: Date | null; evidence: unknown }, { recent }: Trend, now: Date): boolean {
  const then = evidenceSchema.safeParse(evidence)
  const doubled = then.success && recent >= 2 * then.data.recent
  return !doubled && decidedAt !== null && now.getTime() - decidedAt.getTime() < QUIET_DAYS * DAY
}

async function evidenceOf(tx: Tx, cluster: Cluster, trend: Trend): Promise<Evidence> {
  const { categoryId, itemId, sightings } = cluster
  const [category, item] = [
    categoryId ? await tx.category.findFirst({ where: { id: categoryId }, select: { id: true, name: true } }) : null,
    itemId ? await tx.configurationItem.findFirst({ where: { id: itemId }, select: { id: true, name: true } }) : null,
  ]
  const words = sharedWords(cluster).map(({ shown }) => shown)
  return { words, category, item, ...trend, incidentIds: sightings.slice(-LIMITS.links).map(({ id }) => id) }
}
