import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { dryRunState, moveState } from './state'
import { dryRunInput, type DryRunDto, type MoveDto } from './schema'
import { readRun, type RunRow } from './store'
import { RUN_STATUSES } from './vocabulary'

/** How far a dry run is, and what it has found. @throws NotFound */
export async function getDryRun(ctx: Ctx, id: string): Promise<DryRunDto> {
  authorize(ctx, 'sla.manage')
  const row = await readRun(ctx, 'dry_run', id)
  const { id: changed, kind, days } = dryRunInput.parse(row.input)
  const { found } = dryRunState.parse(row.result)
  return { ...toRun(row), kind, days, result: changed ? found : { ...found, moved: null } }
}

/** How far a move of open tickets is. @throws NotFound */
export async function getMove(ctx: Ctx, id: string): Promise<MoveDto> {
  authorize(ctx, 'sla.manage')
  const row = await readRun(ctx, 'move', id)
  return { ...toRun(row), moved: moveState.parse(row.result).moved }
}

const toRun = ({ id, status, done, total, failure, createdAt, finishedAt }: RunRow) => ({
  id,
  status: RUN_STATUSES.find((known) => known === status) ?? 'failed',
  progress: { done, total: Math.max(done, total) },
  failure,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})
