import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { REACH_YEARS, reachFlaws } from '@/lib/sla/policies/reach'
import type { CalendarDefinition, PolicyDefinition } from '@/lib/sla/types'

interface Row {
  name: string
  definition: PolicyDefinition
}

const POLICIES = `
  select p.name, v.definition from sla_policy p
  join sla_policy_version v on v.tenant_id = p.tenant_id and v.policy_id = p.id and v.version = p.version
  where p.tenant_id = $1::uuid and p.archived_at is null order by p.position, p.id`

/**
 * Whether policies in force can keep their promises by a calendar as it would be.
 * @throws ValidationFailed at `week`, with the names of those that could not
 */
export async function assertReached(tx: Tx, ctx: Ctx, id: string, calendar: CalendarDefinition): Promise<void> {
  const policies = await txSql<Row>(tx, POLICIES, [ctx.tenant.id])
  const calendarOf = (wanted: string) => (wanted === id ? calendar : undefined)
  const broken = policies.filter(({ definition }) => reachFlaws(definition, calendarOf, ctx.now.getTime()).length > 0)
  if (broken.length === 0) return
  const names = broken.map(({ name }) => name).join(', ')
  throw ValidationFailed.at('week', `Targets of ${names} are not reached in ${REACH_YEARS} years`, 'out_of_reach')
}
