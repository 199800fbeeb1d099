import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { requireJobs } from '@/lib/platform/jobs/configured'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { assertReached } from '@/lib/sla/calendars/reach'
import { assertSound } from '@/lib/sla/calendars/store'
import { assertUsable, definitionOf, readPolicy } from '@/lib/sla/policies/store'
import { dryRunInput, type DryRunInput } from './schema'
import { queueRun } from './store'

/** Dry runs of a tenant that may wait or run at a time. */
const AT_ONCE = 5
/** How long what a dry run has found is kept, in milliseconds. */
const KEPT_FOR = 30 * 86_400_000

/**
 * Lets a job replay the tickets of the last days under a draft that is not saved. Nothing of them changes.
 * @throws ValidationFailed at every part of the draft that cannot be used, below `draft`
 * @throws NotFound when what the draft would change is not there
 * @throws Refused when too many are at work already
 * @throws JobsOff
 */
export async function startDryRun(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  authorize(ctx, 'sla.manage')
  const asked = parse(dryRunInput, input)

  return withTenant(ctx, async (tx) => {
    await assertFit(tx, ctx, asked)
    requireJobs()
    await makeRoom(tx, ctx)
    const id = newId()
    await queueRun(tx, ctx, { id, kind: 'dry_run', input: asked })
    return { id }
  })
}

async function assertFit(tx: Tx, ctx: Ctx, asked: DryRunInput): Promise<void> {
  if (asked.id && !(await isInUse(tx, ctx, asked.kind, asked.id)))
    throw new NotFound(asked.kind === 'policy' ? 'Policy' : 'Calendar')
  if (asked.kind === 'policy') return below('draft', () => assertUsable(tx, ctx, definitionOf(asked.draft)))
  await below('draft', async () => {
    assertSound(asked.draft)
    if (asked.id) await assertReached(tx, ctx, asked.id, asked.draft)
  })
}

async function isInUse(tx: Tx, ctx: Ctx, kind: DryRunInput['kind'], id: string): Promise<boolean> {
  if (kind === 'policy') return (await readPolicy(tx, ctx, id)).archivedAt === null
  const row = await tx.slaCalendar.findFirst({ where: { tenantId: ctx.tenant.id, id }, select: { id: true } })
  return row !== null
}

/** Runs a check of something that stands below a path, and says so in what it refuses. */
async function below(path: string, check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    throw new ValidationFailed(error.issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` })))
  }
}

/** Whoever starts one of the tenant's waits until another that is being started can be counted. */
async function makeRoom(tx: Tx, ctx: Ctx): Promise<void> {
  const tenantId = ctx.tenant.id
  await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('sla_run:' || $1, 0))::text as locked`, [tenantId])
  const kind = 'dry_run'
  await tx.slaRun.deleteMany({ where: { tenantId, kind, createdAt: { lt: new Date(ctx.now.getTime() - KEPT_FOR) } } })
  const busy = await tx.slaRun.count({ where: { tenantId, kind, status: { in: ['queued', 'running'] } } })
  if (busy >= AT_ONCE) throw new Refused('too_many_runs', 'Wait for a dry run to end, or cancel one')
}
