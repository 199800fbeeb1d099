import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { readTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'
import type { DryRunInput, MoveInput } from './schema'

type RunKind = 'dry_run' | 'move'

export interface RunRow {
  id: string
  kind: string
  status: string
  input: unknown
  total: number
  done: number
  result: unknown
  failure: string | null
  createdAt: Date
  finishedAt: Date | null
}

const select = {
  id: true,
  kind: true,
  status: true,
  input: true,
  total: true,
  done: true,
  result: true,
  failure: true,
  createdAt: true,
  finishedAt: true,
} as const

/** As it is stored: without what is undefined. */
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue

interface NewRun {
  id: string
  kind: RunKind
  input: DryRunInput | MoveInput
}

/** Writes a run down, to be worked on by the job that its event starts. */
export async function queueRun(tx: Tx, ctx: Ctx, { id, kind, input }: NewRun): Promise<void> {
  await tx.slaRun.create({
    data: {
      tenantId: ctx.tenant.id,
      id,
      kind,
      input: asJson(input),
      createdById: actorUserId(ctx),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  })
  await record(tx, ctx, {
    entity: { type: 'sla_run', id },
    action: 'sla_run.queued',
    after: { kind },
    event: { runId: id },
  })
}

/** @throws NotFound for a run of another kind too */
export async function readRun(ctx: Ctx, kind: RunKind, id: string): Promise<RunRow> {
  const row = isUuid(id)
    ? await readTenant(ctx, (db) => db.slaRun.findFirst({ where: { tenantId: ctx.tenant.id, id, kind }, select }))
    : null
  if (!row) throw new NotFound('Run')
  return row
}

/**
 * Begins a run, or goes on with one that has begun. Null when there is nothing left to do: it has ended, or was
 * cancelled.
 */
export async function resumeRun(ctx: Ctx, id: string): Promise<RunRow | null> {
  return readTenant(ctx, (db) =>
    db.slaRun.findFirst({ where: { tenantId: ctx.tenant.id, id, status: { in: ['queued', 'running'] } }, select }),
  )
}

/**
 * Writes how far a run has come, if it still stood where it is thought to have stood: of two that work on it by
 * mistake only one goes on, and a cancelled one stays so.
 * @returns whether it did
 */
export async function advance(
  tx: Tx,
  ctx: Ctx,
  run: RunRow,
  next: Partial<Pick<RunRow, 'total' | 'done' | 'result'>>,
): Promise<boolean> {
  const { result, ...numbers } = next
  const { count } = await tx.slaRun.updateMany({
    where: { tenantId: ctx.tenant.id, id: run.id, status: run.status, done: run.done },
    data: {
      ...numbers,
      ...(result !== undefined && { result: asJson(result) }),
      status: 'running',
      updatedAt: ctx.now,
    },
  })
  return count > 0
}

/** Ends a run that has not ended; returns whether it did. */
export async function endRun(tx: Tx, ctx: Ctx, id: string, failure: string | null): Promise<boolean> {
  const { count } = await tx.slaRun.updateMany({
    where: { tenantId: ctx.tenant.id, id, status: { in: ['queued', 'running'] } },
    data: { status: failure === null ? 'done' : 'failed', failure, updatedAt: ctx.now, finishedAt: ctx.now },
  })
  if (count === 0) return false
  const action = failure === null ? 'sla_run.finished' : 'sla_run.failed'
  await record(tx, ctx, { entity: { type: 'sla_run', id }, action, after: { failure } })
  return true
}
