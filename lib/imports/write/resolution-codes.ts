import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { keyFromLabel } from '@/lib/tickets/resolution-codes/key'
import { manyRows } from './rows'

/**
 * Keys of resolution codes by the source's name: the tenant's code of that key or label, whatever the case,
 * else a new one under its own name.
 */
export async function resolveCodes(tx: Tx, tenantId: string, names: readonly string[]): Promise<Map<string, string>> {
  const unique = [...new Set(names)].sort()
  const codes = await txSql<{ key: string; label: string }>(
    tx,
    'select key, label from resolution_code where tenant_id = $1::uuid',
    [tenantId],
  )
  const known = new Map(codes.flatMap(({ key, label }) => [[key.toLowerCase(), key], [label.toLowerCase(), key]] as const))
  const found = (name: string) => known.get(name.toLowerCase()) ?? known.get(keyFromLabel(name))
  const missing = unique.filter((name) => found(name) === undefined)
  const insert = `insert into resolution_code (tenant_id, key, label, position)
    select $1::uuid, c.key, c.key, c.position + coalesce((select max(position) from resolution_code where tenant_id = $1::uuid), 0)
    from json_to_recordset($2::json) as c(key text, position int) on conflict do nothing`
  if (missing.length > 0) await manyRows(tx, tenantId, insert, missing.map((key, index) => ({ key, position: index + 1 })))
  return new Map(unique.map((name) => [name, found(name) ?? name]))
}
