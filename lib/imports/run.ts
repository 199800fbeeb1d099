import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseBusy } from '@/lib/platform/db/errors'
import { withTenant } from '@/lib/platform/db/tenant'
import { DomainError, NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { logOf } from '@/lib/platform/log'
import { storage } from '@/lib/platform/storage/storage'
import { batchesOf } from './batches'
import { claimRun, type ClaimedRun } from './claim'
import { prepareCsv } from './csv/prepare'
import { encodeFailure } from './failure'
import { storedFile } from './file/stored'
import { UnreadableFile } from './file/unreadable'
import { LeaseLost } from './lease'
import type { Prepare } from './prepared'
import { prepareServiceNow } from './servicenow/prepare'
import { writeBatch, type Batch } from './write/batch'
import { Directory } from './write/directory'

const ATTEMPTS = 4
/** Runners that one place of a file may bring down: a process that ends cannot say why, so they are counted. */
const MOST_RUNNERS = 3
const PAUSE_MS = 250

/**
 * Works on one import until it has ended. It goes on where an earlier runner stopped, and returns false
 * without a change when there is nothing to do or somebody else is at it.
 */
export async function runImport(tenantId: string, importId: string): Promise<boolean> {
  const run = await claimRun(tenantId, importId)
  if (run) await execute(run)
  return run !== null
}

/** Works on every import of a tenant that waits or was abandoned, one after the other. */
export async function runWaiting(tenantId: string): Promise<void> {
  for (let run = await claimRun(tenantId, null); run; run = await claimRun(tenantId, null)) {
    if (!(await execute(run))) return
  }
}

/** Returns whether the run has ended; else it is left to be taken up again. */
async function execute(run: ClaimedRun): Promise<boolean> {
  const { ctx } = run
  const logger = logOf(ctx).child({ importId: run.id })
  try {
    if (run.attempts > MOST_RUNNERS) throw new UnreadableFile('gave_up')
    await write(run)
    await finish(run, 'done', null)
    logger.info('import done')
  } catch (error) {
    if (error instanceof LeaseLost) {
      logger.warn('import was taken over by another runner')
      return false
    }
    if (error instanceof DatabaseBusy) {
      // The heartbeat grows old; whoever sweeps next goes on behind the last batch.
      logger.warn({ error }, 'import interrupted')
      return false
    }
    if (!(error instanceof UnreadableFile)) logger.error({ error }, 'import failed')
    await finish(run, 'failed', failureOf(error))
  }
  await storage().remove(run.storageKey).catch((error: unknown) => logger.warn({ error }, 'imported file not removed'))
  return true
}

async function write({ ctx, lease, ...run }: ClaimedRun): Promise<void> {
  const alive = () => lease.beat()
  const open = storedFile(run.storageKey)
  const prepare: Prepare = run.source === 'csv' ? prepareCsv(run.mapping) : prepareServiceNow
  const prepared = await prepare(open, { timeZone: ctx.tenant.timezone, alive })
  try {
    await lease.setTotal(prepared.total)
    let directory = new Directory(ctx, run.source)
    for await (const batch of batchesOf(prepared.units, run.done, alive)) {
      directory = await writeSurely({ ctx, lease, ...run }, batch, directory)
    }
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

/** Ends a run and leaves it in the audit, together. @throws LeaseLost */
async function finish({ ctx, lease, id }: ClaimedRun, status: 'done' | 'failed', failure: string | null): Promise<void> {
  await withTenant(ctx, async (tx) => {
    await lease.finish(tx, status, failure)
    const counts = await tx.importRun.findFirst({
      where: { id },
      select: { total: true, created: true, updated: true, unchanged: true, rejected: true },
    })
    const action = status === 'done' ? 'import.finished' : 'import.failed'
    await record(tx, { ...ctx, now: new Date() }, { entity: { type: 'import', id }, action, after: { ...counts, failure } })
  })
}

function failureOf(error: unknown): string {
  if (error instanceof UnreadableFile) return encodeFailure(error.failure, error.columns)
  return encodeFailure(error instanceof NotFound && error.message.startsWith('File') ? 'missing_file' : 'internal')
}
