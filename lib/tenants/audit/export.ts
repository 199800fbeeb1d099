import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import type { CsvSeparator } from '@/lib/platform/text/csv'
import { csvOf } from '@/lib/platform/text/csv-export'
import { type AuditField, auditColumns } from './export-columns'
import { countAudit, listAudit } from './queries'
import type { AuditQuery } from './schema'

/** Rows read at once. */
const PAGE = 100

/**
 * Every entry of the audit that a filter lets through as CSV, the latest first, made while it is read. The export is
 * an entry itself, written before the first line leaves.
 * @throws Forbidden, ValidationFailed
 */
export async function exportAudit(
  ctx: Ctx,
  filter: Omit<AuditQuery, 'limit' | 'cursor'>,
  { separator, heading }: { separator: CsvSeparator; heading: (field: AuditField) => string },
): Promise<AsyncGenerator<string>> {
  authorize(ctx, 'audit.read')
  const count = await countAudit(ctx, filter)
  await withTenant(ctx, (tx) =>
    record(tx, ctx, { entity: { type: 'export', id: newId() }, action: 'audit.exported', after: { filter, count } }),
  )
  return csvOf(auditColumns(heading, ctx.tenant.timezone), (cursor) => listAudit(ctx, { ...filter, limit: PAGE, cursor }), separator)
}
