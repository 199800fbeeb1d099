import { MOST_CATEGORIES } from '@/lib/tickets/categories/tree'
import { ownerSql } from '@/tests/support/database'

/** Gives a tenant without categories as many as leave room for only so many more; the first is called Old. */
export async function fillCategories(tenantId: string, room: number): Promise<void> {
  await ownerSql(
    `insert into category (tenant_id, id, name)
     select $1, gen_random_uuid(), case place when 1 then 'Old' else 'Category ' || place end from generate_series(1, $2::int) as place`,
    [tenantId, MOST_CATEGORIES - room],
  )
}
