import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseBusy } from '@/lib/platform/db/errors'
import { MANY_ROWS, refreshStatistics } from '@/lib/platform/db/statistics'
import { DomainError, NotFound } from '@/lib/platform/errors'
import { logOf } from '@/lib/platform/log'
import { storage } from '@/lib/platform/storage/storage'
import { batchesOf } from './batches'
import type { ClaimedRun } from './claim'
import { prepareCsv } from './csv/prepare'
import { encodeFailure } from './failure'
import { storedFile } from './file/stored'
import { UnreadableFile } from './file/unreadable'
import { finish } from './finish'
import { LeaseLost } from './lease'
import type { Prepare } from './prepared'
import { prepareServiceNow } from './servicenow/prepare'
import { writeBatch, type Batch } from './write/batch'
import { Directory } from './write/directory'

const ATTEMPTS = 4
/** Executions that one place of a file may bring down: a process that ends cannot say why, so they are counted. */
const MOST_EXECUTIONS = 3
const PAUSE_MS = 250

/**
 * Works on an import for about `patience` milliseconds, going on behind what was written before, and ends it when
 * nothing is left or it cannot be imported. Reading the file up to that place comes on top, and work lasts at
 * least as long as that took, so that no more than half of the time goes into reading again.
 * @throws LeaseLost when another execution has taken the import over, DatabaseBusy when a later try makes sense
 */
export async function workOn(run: ClaimedRun, patience: number): Promise<void> {
  const { ctx, lease } = run
  const logger = logOf(ctx).child({ importId: run.id })
  try {
    if (run.attempts > MOST_EXECUTIONS) throw new UnreadableFile('gave_up')
    const rows = await write(run, patience)
    if (rows === null) return
    await finish(ctx, run.id, (tx) => lease.finish(tx, 'done', null))
    logger.info('import done')
    if (rows >= MANY_ROWS) await refreshStatistics(logger)
  } catch (error) {
    if (error instanceof LeaseLost || error instanceof DatabaseBusy) throw error
    if (!(error instanceof UnreadableFile)) logger.error({ error }, 'import failed')
    const failure = failureOf(error)
    await finish(ctx, run.id, (tx) => lease.finish(tx, 'failed', failure), failure)
  }
  await storage().remove(run.storageKey).catch((error: unknown) => logger.warn({ error }, 'imported file not removed'))
}

/** How many rows the file has, once its end is reached; null before. */
async function write(run: ClaimedRun, patience: number): Promise<number | null> {
  const started = performance.now()
  const prepare: Prepare = run.source === 'csv' ? prepareCsv(run.mapping) : prepareServiceNow
  const prepared = await prepare(storedFile(run.storageKey), { timeZone: run.ctx.tenant.timezone })
  try {
    await run.lease.setTotal(prepared.total)
    let directory = new Directory(run.ctx, run.source)
    let until: number | undefined
    for await (const batch of batchesOf(prepared.units, run.done)) {
      const now = performance.now()
      until ??= now + Math.max(patience, now - started)
      if (now > until) return null
      directory = await writeSurely(run, batch, directory)
    }
    return prepared.total
  } finally {
    await prepared.dispose()
  }
}

/**
 * Writes a batch; when the database is restarting, or somebody removed or renamed what the directory knew,
 * it is tried again with a fresh directory. Returns the directory to go on with.
 */
async function writeSurely({ ctx, lease, source }: ClaimedRun, batch: Batch, known: Directory): Promise<Directory> {
  let directory = known
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeBatch(ctx, lease, source, batch, directory)
      return directory
    } catch (error) {
      if (!(error instanceof DomainError) || attempt === ATTEMPTS) throw error
      await sleep(PAUSE_MS * 2 ** attempt)
      directory = new Directory(ctx, source)
    }
  }
}

function failureOf(error: unknown): string {
  if (error instanceof UnreadableFile) return encodeFailure(error.failure, error.columns)
  return encodeFailure(error instanceof NotFound && error.message.startsWith('File') ? 'missing_file' : 'internal')
}
