import 'server-only'
import { cron } from 'inngest'
import { systemSql } from '@/lib/platform/db/system'
import { inngest } from '@/lib/platform/jobs/client'
import { jobContext } from '@/lib/platform/jobs/context'
import { cascadeStarted, trendsWanted } from '@/lib/platform/jobs/events'
import { resolveRest } from './resolution/rest'
import { findTrends } from './trends/find'

/** Goes on with the incidents of a resolved problem that has very many, batch by batch. */
const cascade = inngest.createFunction(
  {
    id: 'problem-cascade',
    triggers: [cascadeStarted],
    concurrency: [{ limit: 2 }, { key: 'event.data.tenantId', limit: 1 }],
    retries: 5,
  },
  async ({ event, step, runId }) => {
    const { tenantId, id } = event.data
    const resolve = (batch: number, after: string | null): Promise<string | null> =>
      step.run(`batch-${batch}`, async () => {
        const ctx = await jobContext(tenantId, `problem-cascade-${runId}`)
        return ctx && resolveRest(ctx, id, after)
      })
    let batch = 1
    for (let after = await resolve(batch, null); after !== null; after = await resolve(++batch, after));
  },
)

/** Resolutions that have been going on for longer than any single try of their job may take. */
const STUCK = `
select p.tenant_id as "tenantId", p.ticket_id as id from problem p join tenant t on t.id = p.tenant_id and t.status = 'active'
where p.cascade is not null and (p.cascade ->> 'startedAt')::timestamptz < now() - interval '30 minutes'
limit 100`

/** A job that gave up, after an outage that outlasted its tries, leaves its incidents to this one. */
const resumeCascades = inngest.createFunction(
  { id: 'problem-cascade-resume', triggers: [cron('*/30 * * * *')], retries: 1, concurrency: 1 },
  async ({ step }) => {
    const stuck = await step.run('find', () => systemSql<{ tenantId: string; id: string }>(STUCK, []))
    if (stuck.length > 0) await step.sendEvent('resume', stuck.map((problem) => cascadeStarted.create(problem)))
  },
)

/** Tenants with enough new incidents for something to recur in them. */
const TENANTS = `
select k.tenant_id as "tenantId" from ticket k join tenant t on t.id = k.tenant_id and t.status = 'active'
where k.kind = 'incident' and k.deleted_at is null and k.created_at > now() - interval '30 days'
group by k.tenant_id having count(*) >= 5`

/** Looks once a day, at night in Brazil, where incidents recur. */
const findTenants = inngest.createFunction(
  { id: 'problem-trends', triggers: [cron('TZ=America/Sao_Paulo 30 4 * * *')], retries: 1, concurrency: 1 },
  async ({ step }) => {
    const tenants = await step.run('tenants', async () => (await systemSql<{ tenantId: string }>(TENANTS, [])).map(({ tenantId }) => tenantId))
    if (tenants.length > 0) await step.sendEvent('find', tenants.map((tenantId) => trendsWanted.create({ tenantId })))
  },
)

const trendsOfTenant = inngest.createFunction(
  {
    id: 'problem-trends-tenant',
    triggers: [trendsWanted],
    concurrency: [{ limit: 1 }, { key: 'event.data.tenantId', limit: 1 }],
    retries: 2,
  },
  async ({ event, step, runId }) => {
    await step.run('find', async () => {
      const ctx = await jobContext(event.data.tenantId, `problem-trends-${runId}`)
      return ctx && findTrends(ctx)
    })
  },
)

export const problemJobs = [cascade, resumeCascades, findTenants, trendsOfTenant]
