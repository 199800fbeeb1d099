/**
 * The demo: two organisations with people, teams and incidents, told through the product's own verbs, so that
 * timelines, audit and events are what they would be. Running it again does nothing; what a crash left half
 * done is completed.
 */
import { hashPassword } from '@/lib/platform/auth/password'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import type { TenantInfo } from '@/lib/platform/context'
import { closePools } from '@/lib/platform/db/pool'
import { refreshStatistics } from '@/lib/platform/db/statistics'
import { systemSql } from '@/lib/platform/db/system'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import { env } from '@/lib/platform/env'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import { claimSlug, signUpAt } from '@/lib/tenants/provisioning/begin'
import { runSteps } from '@/lib/tenants/provisioning/run'
import { acme } from './acme'
import { globex } from './globex'
import { seedIncidents } from './incidents'
import { seedKnowledge } from './knowledge'
import { DEMO_PASSWORD, emailOf, seedPeople, seedTeams } from './people'
import { seedProblems } from './problems'
import type { DemoTenant } from './story'

async function main(): Promise<void> {
  if (!env.FAROL_DEMO) throw new Error('The demo has passwords that everybody knows; it is seeded with FAROL_DEMO=1 only')
  const now = new Date()
  for (const demo of [acme, globex]) await seed(demo, now)
  await refreshStatistics(log())
}

async function seed(demo: DemoTenant, now: Date): Promise<void> {
  const tenant = (await resolveTenant(demo.slug)) ?? (await provision(demo, now))
  if (await isSeeded(tenant)) return
  const as = await seedPeople(tenant, demo)
  const teams = await seedTeams(as, demo, now)
  await seedIncidents(demo, { as, teams, now })
  await seedProblems(demo, { as, teams, now })
  if (demo.knowledge) await seedKnowledge({ as, now })
  await letRest(tenant, now)
  await withTenant({ tenant }, (tx) =>
    record(tx, as(demo.people[0].login, now), { entity: { type: 'tenant', id: tenant.id }, action: SEEDED }),
  )
}

const DAY = 86_400_000

/** What happened longer ago than a day is history: nobody is written to about it now. */
async function letRest({ id }: TenantInfo, now: Date): Promise<void> {
  await systemSql(
    'update outbox_event set dispatched_at = created_at where tenant_id = $1::uuid and dispatched_at is null and created_at < $2::timestamptz',
    [id, new Date(now.getTime() - DAY)],
  )
}

/** In the audit once the demo is whole: what visitors change or delete afterwards does not come back. */
const SEEDED = 'tenant.demo_seeded'

async function isSeeded(tenant: TenantInfo): Promise<boolean> {
  const entry = await readTenant({ tenant }, (db) =>
    db.auditEntry.findFirst({
      where: { entityType: 'tenant', entityId: tenant.id, action: SEEDED },
      select: { id: true },
    }),
  )
  return entry !== null
}

async function provision(demo: DemoTenant, now: Date): Promise<TenantInfo> {
  const { slug, name, locale, timezone } = demo
  const admin = demo.people[0]
  const plan = {
    id: newId(),
    slug,
    organisation: name,
    locale,
    timezone,
    plan: 'paid' as const,
    admin: {
      id: newId(),
      name: admin.name,
      email: emailOf(demo, admin.login),
      passwordHash: await hashPassword(DEMO_PASSWORD),
    },
    // Nobody is handed over: the demo's people sign in with their password.
    handoverHash: hashSecret(newSecret()),
    now,
    requestId: newId(),
    ip: null,
  }
  const id = (await claimSlug(plan)) ? plan.id : await signUpAt(slug)
  if (!id) throw new Error(`${slug} belongs to somebody else`)
  await runSteps(id)
  const tenant = await resolveTenant(slug)
  if (!tenant) throw new Error(`${slug} was made, and is not there`)
  return tenant
}

await main().finally(closePools)
// Whoever looks a tenant up also listens for its changes, for as long as the process lives.
process.exit()
