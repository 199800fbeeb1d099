import { newId } from '@/lib/platform/ids'
import type { Ctx } from '@/lib/platform/context'
import { ownerSql } from '../../support/database'
import { createTenant, createTicket, createUser, ctxFor, type TestTenant, type TestUser } from '../../support/factories'

export interface ReportWorld {
  tenant: TestTenant
  manager: TestUser
  agents: TestUser[]
  ctx: Ctx
  teams: string[]
  /** The second lies below the first, the third below the second, the fourth beside them. */
  categories: string[]
  policy: string
}

export async function createReportWorld(timezone: string, now: string): Promise<ReportWorld> {
  const tenant = await createTenant({ timezone })
  const manager = await createUser(tenant, { role: 'manager' })
  const agents = [await createUser(tenant), await createUser(tenant)]
  const teams = [newId(), newId()]
  const categories = [newId(), newId(), newId(), newId()]
  for (const [n, id] of teams.entries()) await ownerSql('insert into team (tenant_id, id, name) values ($1, $2, $3)', [tenant.id, id, `Time ${n}`])
  for (const [n, id] of categories.entries()) {
    const parent = n === 1 || n === 2 ? categories[n - 1] : null
    await ownerSql('insert into category (tenant_id, id, parent_id, name) values ($1, $2, $3, $4)', [tenant.id, id, parent, `Assunto ${n}`])
  }
  const [policy] = await ownerSql<{ id: string }>('select id from sla_policy where tenant_id = $1', [tenant.id])
  return { tenant, manager, agents, teams, categories, policy: policy?.id ?? '', ctx: ctxFor(tenant, manager, { now: new Date(now) }) }
}

export interface Clock {
  state: string
  elapsedMs: number
  dueAt?: string
  breachedAt?: string
}

/** A ticket with a past, written as rows. `repliedAt` and clocks go into its service level. */
export async function addTicket(
  { tenant, manager, policy }: ReportWorld,
  columns: Record<string, unknown>,
  sla?: { repliedAt?: string; firstResponse?: Clock; resolution?: Clock },
): Promise<string> {
  const { id } = await createTicket(tenant, manager, columns)
  if (!sla) return id
  const facts = sla.repliedAt ? [{ type: 'replied', at: Date.parse(sla.repliedAt) }] : []
  const stored = (clock?: Clock) => clock && { dueAt: null, breachedAt: null, ...clock }
  await ownerSql(
    `insert into ticket_sla (tenant_id, ticket_id, facts, clocks, policy_id, policy_version, first_response_state, resolution_state)
     values ($1, $2, $3, $4, $5, 1, $6, $7)`,
    [
      tenant.id, id, JSON.stringify(facts),
      JSON.stringify({ firstResponse: stored(sla.firstResponse) ?? null, nextResponse: null, resolution: stored(sla.resolution) ?? null }),
      policy, sla.firstResponse?.state ?? null, sla.resolution?.state ?? null,
    ],
  )
  return id
}
