import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { MOST_CATEGORIES } from '@/lib/tickets/categories/tree'
import type { Named } from './people'
import { manyRows } from './rows'

/** Siblings' names are compared without case, so a path is too. */
export const pathKey = (path: readonly string[]): string => JSON.stringify(path.map((name) => name.toLowerCase()))

const INSERT = `
  insert into category (tenant_id, id, parent_id, name)
  select $1::uuid, c.id, c.parent, c.name
  from json_to_recordset($2::json) as c(id uuid, parent uuid, name text)
  where not exists (
    select from category k where k.tenant_id = $1::uuid and k.parent_id is not distinct from c.parent and lower(k.name) = lower(c.name))
  limit greatest(0, ${MOST_CATEGORIES} - (select count(*) from category where tenant_id = $1::uuid))
  on conflict do nothing`

const FIND = `
  select c.id, c.name, c.parent_id as parent from category c
    join json_to_recordset($2::json) as g(parent uuid, name text)
      on c.parent_id is not distinct from g.parent and lower(c.name) = lower(g.name)
  where c.tenant_id = $1::uuid`

/**
 * Categories by their path from the root, made where they are missing, one level of the tree after the
 * other. They are added under the same lock as every other change of the tree. Those for which the tenant has
 * no more room are left out.
 */
export async function resolveCategories(
  tx: Tx,
  tenantId: string,
  paths: readonly (readonly string[])[],
): Promise<Map<string, Named>> {
  const known = new Map<string, Named>()
  const depth = paths.reduce((most, path) => Math.max(most, path.length), 0)
  if (depth > 0) await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('category:' || $1, 0))::text`, [tenantId])
  for (let level = 1; level <= depth; level += 1) {
    const reached = (path: readonly string[]) => level === 1 || known.has(pathKey(path.slice(0, level - 1)))
    const here = paths.filter((path) => path.length >= level && reached(path)).map((path) => path.slice(0, level))
    // Of several spellings the first one in the file gives the name.
    const wanted = new Map(here.toReversed().map((path) => [pathKey(path), path]))
    const nodes = [...wanted.values()].map((path) => ({
      id: newId(),
      parent: known.get(pathKey(path.slice(0, -1)))?.id ?? null,
      name: path.at(-1) ?? '',
    }))
    await manyRows(tx, tenantId, INSERT, nodes)
    const rows = await manyRows<Named & { parent: string | null }>(tx, tenantId, FIND, nodes)
    const byPlace = new Map(rows.map((row) => [`${row.parent}/${row.name.toLowerCase()}`, { id: row.id, name: row.name }]))
    for (const [key, path] of wanted) {
      const parent = known.get(pathKey(path.slice(0, -1)))?.id ?? null
      const found = byPlace.get(`${parent}/${(path.at(-1) ?? '').toLowerCase()}`)
      if (found) known.set(key, found)
    }
  }
  return known
}
