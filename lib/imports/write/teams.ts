import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import type { Named } from './people'
import { manyRows } from './rows'

/** Teams by name; those that do not exist are made, empty. */
export async function resolveTeams(tx: Tx, tenantId: string, names: readonly string[]): Promise<Map<string, Named>> {
  const unique = [...new Set(names)].sort()
  const insert = `insert into team (tenant_id, id, name)
    select $1::uuid, t.id, t.name from json_to_recordset($2::json) as t(id uuid, name text) on conflict do nothing`
  await manyRows(tx, tenantId, insert, unique.map((name) => ({ id: newId(), name })))
  const find = 'select id, name from team where tenant_id = $1::uuid and name = any($2::text[])'
  const rows = await txSql<Named>(tx, find, [tenantId, unique])
  return new Map(rows.map((team) => [team.name, team]))
}
