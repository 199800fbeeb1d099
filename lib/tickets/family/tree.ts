import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { DEEPEST } from './rules'

/** The parents above a ticket, the nearest first. */
export async function ancestorsOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await txSql<{ id: string }>(
    tx,
    `with recursive above(id, depth) as (
       select parent_id, 1 from ticket where id = $1::uuid and parent_id is not null
       union all
       select t.parent_id, depth + 1 from above join ticket t on t.id = above.id where t.parent_id is not null and depth <= ${DEEPEST}
     ) select id from above order by depth`,
    [id],
  )
  return rows.map((row) => row.id)
}

/** The levels of the tree below a ticket, itself included. */
export async function heightOf(tx: Tx, id: string): Promise<number> {
  const [row] = await txSql<{ height: number }>(
    tx,
    `with recursive below(id, depth) as (
       select $1::uuid, 1
       union all
       select t.id, depth + 1 from below join ticket t on t.parent_id = below.id where depth <= ${DEEPEST}
     ) select max(depth)::int as height from below`,
    [id],
  )
  return row?.height ?? 1
}
