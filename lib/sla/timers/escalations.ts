import 'server-only'
import { LRUCache } from 'lru-cache'
import type { SystemSql } from '@/lib/platform/db/system'
import { processWide } from '@/lib/platform/process-wide'
import type { VersionRef } from '../facts'
import type { Escalation } from '../types'

/** Versions never change, so their rules hold for as long as there is room for them. */
const known = processWide('sla.escalations', () => new LRUCache<string, readonly Escalation[]>({ max: 5_000 }))

export interface PolicyKey extends VersionRef {
  tenantId: string
}

const keyOf = ({ tenantId, id, version }: PolicyKey): string => `${tenantId}/${id}/${version}`

const READ = `
select v.tenant_id as "tenantId", v.policy_id as id, v.version, v.definition->'escalations' as escalations
from json_to_recordset($1::json) as k("tenantId" uuid, id uuid, version int)
join sla_policy_version v on v.tenant_id = k."tenantId" and v.policy_id = k.id and v.version = k.version`

/** The escalation rules of policy versions of any tenants. */
export async function escalationsFor(sql: SystemSql, policies: readonly PolicyKey[]): Promise<(policy: PolicyKey) => readonly Escalation[]> {
  const found = new Map<string, readonly Escalation[]>()
  const missing = new Map<string, PolicyKey>()
  for (const { tenantId, id, version } of policies) {
    const policy = { tenantId, id, version }
    const key = keyOf(policy)
    const rules = known.get(key)
    if (rules) found.set(key, rules)
    else missing.set(key, policy)
  }
  if (missing.size > 0) {
    const rows = await sql<PolicyKey & { escalations: Escalation[] }>(READ, [JSON.stringify([...missing.values()])])
    for (const { escalations, ...policy } of rows) {
      known.set(keyOf(policy), escalations)
      found.set(keyOf(policy), escalations)
    }
  }
  return (policy) => found.get(keyOf(policy)) ?? []
}
