import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { decodeCursor, encodeCursor } from '@/lib/tickets/cursor'
import type { Page } from '@/lib/tickets/schema'
import { reasonText } from './reasons'
import { importListQuery, SHOWN_ERRORS, type ImportDto, type ImportErrorDto, type ImportSummary } from './schema'
import { toSummary } from './serialize'

const include = { createdBy: { select: { id: true, name: true } } } as const
const SORT = '-createdAt'

/** Imports, the newest first. @throws Forbidden, ValidationFailed */
export async function listImports(ctx: Ctx, query: unknown = {}): Promise<Page<ImportSummary>> {
  authorize(ctx, 'import.run')
  const { limit, cursor } = parse(importListQuery, query)
  const before = cursor ? decodeCursor(cursor, SORT).id : undefined
  // Ids begin with the time they were made at, so their order is that of the runs.
  const rows = await readTenant(ctx, (db) =>
    db.importRun.findMany({ where: before ? { id: { lt: before } } : {}, include, orderBy: { id: 'desc' }, take: limit + 1 }),
  )
  const data = rows.slice(0, limit).map((row) => toSummary(row, ctx.locale))
  const last = data.at(-1)
  const nextCursor = rows.length > limit && last ? encodeCursor({ sort: SORT, value: last.createdAt, id: last.id }) : null
  return { data, page: { nextCursor, hasMore: nextCursor !== null } }
}

/** One import with its first refused rows. @throws Forbidden, NotFound */
export async function getImport(ctx: Ctx, id: string): Promise<ImportDto> {
  const summary = await getImportSummary(ctx, id)
  const errors = summary.counts.rejected > 0 ? await readErrors(ctx, id, -1, SHOWN_ERRORS) : []
  return { ...summary, errors: errors.map(({ row, message }) => ({ row, message })) }
}

/** One import without its errors: what is asked for every second while it runs. @throws Forbidden, NotFound */
export async function getImportSummary(ctx: Ctx, id: string): Promise<ImportSummary> {
  authorize(ctx, 'import.run')
  const row = isUuid(id) ? await readTenant(ctx, (db) => db.importRun.findFirst({ where: { id }, include })) : null
  if (!row) throw new NotFound('Import')
  return toSummary(row, ctx.locale)
}

/** Every refused row of an import, in the order of the file, page by page. @throws Forbidden, NotFound */
export async function* eachImportError(ctx: Ctx, id: string): AsyncGenerator<ImportErrorDto> {
  await getImportSummary(ctx, id)
  let after = -1
  let page: ImportErrorDto[]
  do {
    page = await readErrors(ctx, id, after, SHOWN_ERRORS)
    yield* page
    after = page.at(-1)?.row ?? after
  } while (page.length >= SHOWN_ERRORS)
}

/** Rows after `after`. One row is refused once, so its number is a place to go on from. */
async function readErrors(ctx: Ctx, id: string, after: number, limit: number): Promise<ImportErrorDto[]> {
  const rows = await tenantSql<{ row: number; message: string }>(ctx, {
    name: 'import_errors',
    text: `select row, message from import_error
           where tenant_id = $1 and import_id = $2 and row > $3 order by row limit $4`,
    values: [ctx.tenant.id, id, after, limit],
  })
  return rows.map(({ row, message }) => ({ row, message: reasonText(message, ctx.locale) }))
}
