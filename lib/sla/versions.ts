import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { processWide } from '@/lib/platform/process-wide'
import { compileCalendar, type Calendar } from './calendar/compile'
import type { JudgedFact, SlaFact, VersionRef } from './facts'
import type { CalendarOf } from './reading'
import type { TermsOf } from './terms'
import type { CalendarDefinition, PolicyDefinition } from './types'

interface PolicyVersion {
  name: string
  definition: PolicyDefinition
}

/** Versions never change, so what was read once holds for as long as there is room for it. */
const policies = processWide('sla.policy-versions', () => new LRUCache<string, PolicyVersion>({ max: 5_000 }))
const calendars = processWide('sla.calendar-versions', () => new LRUCache<string, Calendar>({ max: 2_000 }))

const keyOf = (tenantId: string, { id, version }: VersionRef): string => `${tenantId}/${id}/${version}`

type Ask = <T extends object>(text: string, values: readonly unknown[]) => Promise<T[]>

/** How to ask the database: within the transaction when there is one. */
export const askWith = (ctx: Pick<Ctx, 'tenant'>, tx?: Tx): Ask =>
  tx ? (text, values) => txSql(tx, text, values) : (text, values) => tenantSql(ctx, { text, values })

/** What the judgements of the facts mean. */
export async function termsFor(ctx: Pick<Ctx, 'tenant'>, facts: readonly SlaFact[], tx?: Tx): Promise<TermsOf> {
  const judged = facts.filter((fact): fact is JudgedFact => fact.type === 'judged')
  const named = await policiesFor(ctx, judged.flatMap(({ policy }) => policy ?? []), tx)
  const times = await calendarsFor(ctx, judged.flatMap(({ calendar }) => calendar ?? []), tx)
  return ({ policy, calendar, priority }) => {
    if (!policy || !calendar) return null
    const { name, definition } = named(policy)
    return { policy: { ...policy, name }, calendar: { ...calendar, times: times(calendar) }, priority, definition }
  }
}

function policiesFor(ctx: Pick<Ctx, 'tenant'>, refs: readonly VersionRef[], tx?: Tx): Promise<(ref: VersionRef) => PolicyVersion> {
  return holding(policies, ctx.tenant.id, refs, async (missing) => {
    const rows = await askWith(ctx, tx)<VersionRef & PolicyVersion>(
      `select v.policy_id as id, v.version, v.name, v.definition from sla_policy_version v
       join json_to_recordset($1::json) as r(id uuid, version int) on v.policy_id = r.id and v.version = r.version`,
      [JSON.stringify(missing)],
    )
    return rows.map((row) => [row, { name: row.name, definition: row.definition }])
  })
}

/** The calendars of the versions, ready to count. */
export function calendarsFor(ctx: Pick<Ctx, 'tenant'>, refs: readonly VersionRef[], tx?: Tx): Promise<CalendarOf> {
  return holding(calendars, ctx.tenant.id, refs, async (missing) => {
    const rows = await askWith(ctx, tx)<VersionRef & { definition: CalendarDefinition }>(
      `select v.calendar_id as id, v.version, v.definition from sla_calendar_version v
       join json_to_recordset($1::json) as r(id uuid, version int) on v.calendar_id = r.id and v.version = r.version`,
      [JSON.stringify(missing)],
    )
    return rows.map((row) => [row, compileCalendar(row.definition)])
  })
}

/** Loads what is not kept yet, and answers from what this call has seen: eviction cannot take it away again. */
async function holding<V extends object>(
  cache: LRUCache<string, V>,
  tenantId: string,
  refs: readonly VersionRef[],
  load: (missing: VersionRef[]) => Promise<[VersionRef, V][]>,
): Promise<(ref: VersionRef) => V> {
  const seen = new Map<string, V>()
  const missing = new Map<string, VersionRef>()
  for (const ref of refs) {
    const key = keyOf(tenantId, ref)
    const value = cache.get(key)
    if (value) seen.set(key, value)
    else missing.set(key, { id: ref.id, version: ref.version })
  }
  if (missing.size > 0) {
    for (const [ref, value] of await load([...missing.values()])) {
      const key = keyOf(tenantId, ref)
      cache.set(key, value)
      seen.set(key, value)
    }
  }
  return (ref) => {
    const value = seen.get(keyOf(tenantId, ref))
    if (!value) throw new Error(`Version ${ref.version} of ${ref.id} is not there`)
    return value
  }
}
