import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { requireJobs } from '@/lib/platform/jobs/configured'
import { parse } from '@/lib/platform/parse'
import { storage } from '@/lib/platform/storage/storage'
import { completeMapping } from './csv/fields'
import { failureText, encodeFailure } from './failure'
import { beginningOf } from './file/beginning'
import { storedFile } from './file/stored'
import { openTable } from './file/table'
import { UnreadableFile } from './file/unreadable'
import { startImportInput, type CsvMapping, type ImportSource } from './schema'
import { normalizeHeader } from './servicenow/columns'

export interface ImportUpload {
  fileName: string
  body: AsyncIterable<Uint8Array>
  /** What the form says besides the file; asked for once the file has been read, because it may stand behind it. */
  input: () => Promise<unknown>
}

/** Bytes that a file sent by the page's form may have. Such a request passes the middleware, which holds it in memory. */
export const formLimit = (): number => uploadLimit()

/** Bytes that a file sent to the API may have. Nothing holds it in memory, so it may be larger than an attachment. */
export const importLimit = (): number => formLimit() * 10

/**
 * Takes a file to be imported: stored whole, looked at, queued. The import itself is a job; see jobs.ts.
 * @throws Forbidden, JobsOff, PayloadTooLarge, ValidationFailed at `file` when it cannot be what the source writes
 */
export async function startImport(ctx: Ctx, upload: ImportUpload): Promise<{ id: string }> {
  authorize(ctx, 'import.run')
  requireJobs()
  const id = newId()
  const storageKey = `${ctx.tenant.id}/imports/${id}`
  await storage().put(storageKey, upload.body, { limitBytes: importLimit() })
  try {
    const { source, mapping = {} } = parse(startImportInput, await upload.input())
    await examine(ctx, storageKey, source, mapping)
    const fileName = cleanName(upload.fileName)
    await withTenant(ctx, async (tx) => {
      await tx.importRun.create({
        data: {
          tenantId: ctx.tenant.id,
          id,
          source,
          fileName,
          storageKey,
          mapping,
          createdById: actorUserId(ctx),
          createdAt: ctx.now,
        },
        select: { id: true },
      })
      await record(tx, ctx, {
        entity: { type: 'import', id },
        action: 'import.queued',
        after: { source, fileName },
        event: { importId: id },
      })
    })
    return { id }
  } catch (error) {
    await storage().remove(storageKey)
    throw error
  }
}

/** Refuses at once what its beginning shows to fail later anyway, while whoever sent it is still there. */
async function examine(ctx: Ctx, storageKey: string, source: ImportSource, mapping: CsvMapping): Promise<void> {
  try {
    const { header } = await openTable(await beginningOf(storedFile(storageKey)))
    if (source === 'servicenow') normalizeHeader(header)
    else checkMapping(header, mapping)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw ValidationFailed.at('file', failureText(encodeFailure(error.failure, error.columns), ctx.locale), error.failure)
  }
}

function checkMapping(header: readonly string[], mapping: CsvMapping): void {
  const unknown = Object.keys(mapping).filter((column) => !header.includes(column))
  if (unknown[0] !== undefined) throw ValidationFailed.at(`mapping.${unknown[0]}`, 'The file has no such column', 'unknown_column')
  if (!Object.values(completeMapping(header, mapping)).includes('title')) throw new UnreadableFile('missing_columns', ['title'])
}

/** The name alone, without a path or anything that is not for the eye. */
const cleanName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}]/gu, '').trim().slice(0, 200) || 'import.csv'
