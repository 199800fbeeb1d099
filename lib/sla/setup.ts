import 'server-only'
import { identityCache } from '@/lib/platform/auth/identity-cache'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { ActivePolicy, SlaSetup } from './match'
import { askWith } from './versions'

const cache = identityCache<SlaSetup>('sla.setup', 2_000)

interface Row {
  policies: ActivePolicy[]
  calendars: [id: string, version: number][]
  parents: [id: string, parentId: string][]
}

const READ = `
select
  coalesce((select json_agg(json_build_object('id', p.id, 'version', p.version, 'name', v.name, 'definition', v.definition) order by p.position, p.id)
    from sla_policy p join sla_policy_version v on v.tenant_id = p.tenant_id and v.policy_id = p.id and v.version = p.version
    where p.archived_at is null), '[]') as policies,
  coalesce((select json_agg(json_build_array(id, version)) from sla_calendar), '[]') as calendars,
  coalesce((select json_agg(json_build_array(id, parent_id)) from category where parent_id is not null), '[]') as parents`

/**
 * The policies and calendars in force, kept in memory until the database says that they changed. Within a
 * transaction they are read through it: a second connection might be one that other transactions wait for.
 */
export async function slaSetup(ctx: Pick<Ctx, 'tenant'>, tx?: Tx): Promise<SlaSetup> {
  const setup = await cache.get(ctx.tenant.id, 'setup', () => readSetup(ctx, tx))
  if (!setup) throw new Error('The SLA setup was not loaded')
  return setup
}

/** As the transaction sees them: for whoever acts on a change that this process may not have heard of yet. */
export const currentSetup = (ctx: Pick<Ctx, 'tenant'>, tx: Tx): Promise<SlaSetup> => readSetup(ctx, tx)

async function readSetup(ctx: Pick<Ctx, 'tenant'>, tx?: Tx): Promise<SlaSetup> {
  const [row] = await askWith(ctx, tx)<Row>(READ, [])
  if (!row) throw new Error('The SLA setup returned no row')
  return { policies: row.policies, calendars: new Map(row.calendars), parents: new Map(row.parents) }
}
