import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import type { PolicyDefinition } from '@/lib/sla/types'
import type { PolicyDto, PolicyVersionDto } from './schema'
import { mutable, READ_POLICIES, readPolicy, toPolicyDto, type PolicyRow } from './store'

/** The policies in the order in which they are asked; archived ones behind them, only when asked for. */
export async function listPolicies(ctx: Ctx, { archived = false } = {}): Promise<PolicyDto[]> {
  authorize(ctx, 'incident.read', 'sla.manage')
  const rows = await tenantSql<PolicyRow>(ctx, {
    text: `${READ_POLICIES} and ($2 or p.archived_at is null) order by p.archived_at is not null, p.position, p.id`,
    values: [ctx.tenant.id, archived],
  })
  return rows.map(toPolicyDto)
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getPolicy(ctx: Ctx, id: string): Promise<PolicyDto> {
  authorize(ctx, 'incident.read', 'sla.manage')
  return withTenant(ctx, async (tx) => toPolicyDto(await readPolicy(tx, ctx, id)))
}

interface VersionRow {
  version: number
  name: string
  definition: PolicyDefinition
  createdAt: Date
  createdBy: { id: string; name: string } | null
}

const VERSIONS = `
  select v.version, v.name, v.definition, v.created_at as "createdAt",
    case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as "createdBy"
  from sla_policy_version v left join app_user u on u.tenant_id = v.tenant_id and u.id = v.created_by_id
  where v.tenant_id = $1::uuid and v.policy_id = $2::uuid order by v.version desc limit $3`

/** Versions that are listed: who looks further back knows which one. */
const MOST_VERSIONS = 100

/** What a policy has said, the newest version first. @throws NotFound */
export async function listPolicyVersions(ctx: Ctx, id: string): Promise<PolicyVersionDto[]> {
  authorize(ctx, 'incident.read', 'sla.manage')
  return withTenant(ctx, async (tx) => {
    await readPolicy(tx, ctx, id)
    const rows = await txSql<VersionRow>(tx, VERSIONS, [ctx.tenant.id, id, MOST_VERSIONS])
    return rows.map(({ definition, createdAt, ...row }) => ({
      ...row,
      ...mutable(definition),
      createdAt: createdAt.toISOString(),
    }))
  })
}

/** How many open tickets each policy judges by a version that is not its newest; none is not in it. */
export async function countOutdated(ctx: Ctx): Promise<Map<string, number>> {
  authorize(ctx, 'sla.manage')
  const rows = await tenantSql<{ id: string; count: number }>(ctx, {
    name: 'sla-outdated',
    text: `select p.id, count(*)::int as count
      from ticket t
      join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
      join sla_policy p on p.tenant_id = s.tenant_id and p.id = s.policy_id and p.version > s.policy_version
      where t.tenant_id = $1::uuid and t.deleted_at is null and t.status in ('new', 'in_progress', 'on_hold')
        and p.archived_at is null
      group by p.id`,
    values: [ctx.tenant.id],
  })
  return new Map(rows.map(({ id, count }) => [id, count]))
}
