import 'server-only'
import { constants, gunzipSync } from 'node:zlib'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { guessMapping } from './csv/fields'
import { encodeFailure, failureText } from './failure'
import { inMemory, wholeLines } from './file/beginning'
import { MOST_GROWTH } from './file/bytes'
import { openTable } from './file/table'
import { UnreadableFile } from './file/unreadable'
import type { ImportPreview } from './schema'

/** Bytes of a file's beginning that a preview may be asked for. */
const SAMPLE_LIMIT = 256 * 1024
const ROWS = 3

/**
 * The first rows of a CSV file and what its columns probably are, from the beginning of it. Packed files too:
 * what is there of them is unpacked.
 * @throws Forbidden, ValidationFailed at `file`
 */
export async function previewImport(ctx: Ctx, beginning: Uint8Array): Promise<ImportPreview> {
  authorize(ctx, 'import.run')
  if (beginning.byteLength > SAMPLE_LIMIT) throw ValidationFailed.at('file', 'Send only the beginning', 'too_big')
  try {
    const { header, rows } = await openTable(inMemory(wholeLines(unpacked(beginning))))
    const sample: string[][] = []
    for await (const { values } of rows()) {
      if (values) sample.push(values.map((value) => value.slice(0, 80)))
      if (sample.length === ROWS) break
    }
    return { header: [...header], rows: sample, mapping: { ...guessMapping(header) } }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw ValidationFailed.at('file', failureText(encodeFailure(error.failure, error.columns), ctx.locale), error.failure)
  }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: SAMPLE_LIMIT * MOST_GROWTH })
  } catch {
    throw new UnreadableFile('not_gzip')
  }
}
