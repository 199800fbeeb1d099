import { BUILT_IN_ROLES, permissionsOf, type BuiltInRole } from '@/lib/platform/auth/permissions'
import type { Ctx, TenantInfo } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { defaultServiceLevels, insertServiceLevels } from '@/lib/sla/defaults'
import { tenantSettings } from '@/lib/platform/tenancy/settings'
import { ownerSql } from './owner'

export interface TestTenant extends TenantInfo {
  /** Role id by key. */
  roles: Record<BuiltInRole, string>
}

export interface TestUser {
  id: string
  name: string
  email: string
  role: BuiltInRole
}

export interface TestTicket {
  id: string
  number: number
}

const RESOLUTION_CODES = [
  'solved',
  'workaround',
  'known_error',
  'solved_by_change',
  'duplicate',
  'no_fault_found',
  'user_guidance',
  'cancelled_by_requester',
]

/** A tenant as sign-up leaves it, without people: roles, resolution codes, service levels and default settings. */
export async function createTenant(
  given: Partial<
    Pick<TenantInfo, 'slug' | 'name' | 'status' | 'locale' | 'timezone' | 'plan' | 'settings'>
  > = {},
): Promise<TestTenant> {
  const id = newId()
  const slug = given.slug ?? `t-${id.slice(-12)}`
  const tenant: TenantInfo = {
    id,
    slug,
    name: given.name ?? `Tenant ${slug}`,
    status: given.status ?? 'active',
    locale: given.locale ?? 'pt-BR',
    timezone: given.timezone ?? 'America/Sao_Paulo',
    plan: given.plan ?? 'paid',
    settings: given.settings ?? tenantSettings.parse({}),
  }
  const { name, status, locale, timezone, plan, settings } = tenant
  await ownerSql(
    'insert into tenant (id, slug, name, status, locale, timezone, plan, settings) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id, slug, name, status, locale, timezone, plan, given.settings ? settings : {}],
  )
  const roles = {} as Record<BuiltInRole, string>
  for (const key of Object.keys(BUILT_IN_ROLES) as BuiltInRole[]) {
    roles[key] = newId()
    await ownerSql('insert into role (tenant_id, id, key, name, built_in) values ($1, $2, $3, $3, true)', [
      id,
      roles[key],
      key,
    ])
  }
  await ownerSql(
    `insert into resolution_code (tenant_id, key, label, position)
     select $1, key, key, position from unnest($2::text[]) with ordinality as code(key, position)`,
    [id, RESOLUTION_CODES],
  )
  await insertServiceLevels(ownerSql, id, defaultServiceLevels({ locale, timezone, now: new Date() }), new Date())
  return { ...tenant, roles }
}

/** An active person of the tenant; without a password nobody can sign in as them. */
export async function createUser(
  tenant: TestTenant,
  given: Partial<Omit<TestUser, 'id'>> & { passwordHash?: string } = {},
): Promise<TestUser> {
  const id = newId()
  const role = given.role ?? 'agent'
  const user = {
    id,
    role,
    name: given.name ?? `Person ${id.slice(-6)}`,
    email: given.email ?? `p-${id.slice(-12)}@${tenant.slug}.test`,
  }
  await ownerSql(
    'insert into app_user (tenant_id, id, name, email, role_id, password_hash) values ($1, $2, $3, $4, $5, $6)',
    [tenant.id, id, user.name, user.email, tenant.roles[role], given.passwordHash ?? null],
  )
  return user
}

/** What a verb is called with when the user does something. */
export function ctxFor(tenant: TestTenant, user: TestUser, given: Partial<Ctx> = {}): Ctx {
  const { id, name, email, role } = user
  return {
    tenant,
    actor: { kind: 'user', id, name, email, role, permissions: permissionsOf(role, []), sessionId: newId() },
    requestId: newId(),
    locale: tenant.locale,
    now: new Date(),
    ...given,
  }
}

/** What a verb is called with when Farol itself does something. */
export function systemCtx(tenant: TestTenant, given: Partial<Ctx> = {}): Ctx {
  return {
    tenant,
    actor: { kind: 'system', name: 'test' },
    requestId: newId(),
    locale: tenant.locale,
    now: new Date(),
    ...given,
  }
}

/** An incident as a bare row: no timeline, no audit, no event. Columns by their SQL names. */
export async function createTicket(
  tenant: TestTenant,
  requester: Pick<TestUser, 'id'>,
  columns: Record<string, unknown> = {},
): Promise<TestTicket> {
  const [counter] = await ownerSql<{ last: number }>(
    `insert into ticket_counter (tenant_id, kind, last) values ($1, 'incident', 1)
     on conflict (tenant_id, kind) do update set last = ticket_counter.last + 1 returning last`,
    [tenant.id],
  )
  const ticket = { id: newId(), number: counter?.last ?? 0 }
  const row: Record<string, unknown> = {
    tenant_id: tenant.id,
    ...ticket,
    kind: 'incident',
    title: `Ticket ${ticket.number}`,
    status: 'new',
    impact: 'medium',
    urgency: 'medium',
    priority: 3,
    requester_id: requester.id,
    channel: 'portal',
    ...columns,
  }
  const names = Object.keys(row)
  await ownerSql(
    `insert into ticket (${names.join()}) values (${names.map((_, i) => `$${i + 1}`).join()})`,
    Object.values(row),
  )
  return ticket
}
