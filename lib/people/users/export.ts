import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import type { CsvSeparator } from '@/lib/platform/text/csv'
import { csvOf } from '@/lib/platform/text/csv-export'
import { peopleColumns, type PeopleWording } from './export-columns'
import { listUsers } from './queries'
import type { UserListQuery } from './schema'

/** Rows read at once. */
const PAGE = 100

type Filter = Omit<UserListQuery, 'limit' | 'cursor' | 'count'>

/**
 * Everybody of a list as CSV, made while it is read. That it was asked for, with which filter, and of how many people,
 * is in the audit before the first line leaves.
 * @throws Forbidden, ValidationFailed
 */
export async function exportUsers(
  ctx: Ctx,
  filter: Filter,
  { separator, wording }: { separator: CsvSeparator; wording: PeopleWording },
): Promise<AsyncGenerator<string>> {
  authorize(ctx, 'people.read')
  const { page } = await listUsers(ctx, { ...filter, limit: 1, count: 'true' })
  await withTenant(ctx, (tx) =>
    record(tx, ctx, { entity: { type: 'export', id: newId() }, action: 'users.exported', after: { filter, count: page.total ?? 0 } }),
  )
  return csvOf(peopleColumns(wording, ctx.tenant.timezone), (cursor) => listUsers(ctx, { ...filter, limit: PAGE, cursor }), separator)
}
