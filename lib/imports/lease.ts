import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'

/** Somebody else works on the import now: this one must stop, and has changed nothing since. */
export class LeaseLost extends Error {
  constructor() {
    super('Another execution has taken this import over')
  }
}

export interface Progress {
  done: number
  created: number
  updated: number
  unchanged: number
  rejected: number
}

const HELD = `tenant_id = $1::uuid and id = $2::uuid and status = 'running' and heartbeat_at = $3::timestamptz`

/** The time, and yet never the same twice: two executions may begin within one millisecond. */
export const NEXT_HEARTBEAT = `greatest(clock_timestamp()::timestamptz(3), heartbeat_at + interval '1 millisecond')`

/**
 * The right to work on an import. It is the heartbeat that its holder has written last: every step demands it
 * unchanged and sets a new one. Jobs run at least once; whichever execution took the import up last goes on, and
 * one that was thought dead and still runs can do no harm.
 */
export class Lease {
  constructor(
    private readonly ctx: Ctx,
    readonly importId: string,
    private heartbeat: Date,
  ) {}

  /** Adds a batch's counts, inside the transaction of the batch; what got on is no hopeless case. @throws LeaseLost */
  async advance(tx: Tx, { done, created, updated, unchanged, rejected }: Progress): Promise<Date> {
    const text = `update import_run set done = done + $4::int, created = created + $5::int, updated = updated + $6::int,
      unchanged = unchanged + $7::int, rejected = rejected + $8::int, attempts = 0, heartbeat_at = ${NEXT_HEARTBEAT}
      where ${HELD} returning heartbeat_at as at`
    const rows = await txSql<{ at: Date }>(tx, text, [...this.key, done, created, updated, unchanged, rejected])
    return held(rows)
  }

  /** After the commit of what `advance` stood in. */
  renewed(heartbeat: Date): void {
    this.heartbeat = heartbeat
  }

  /** @param total rows below the header. @throws LeaseLost */
  async setTotal(total: number): Promise<void> {
    const text = `update import_run set total = $4::int, heartbeat_at = ${NEXT_HEARTBEAT} where ${HELD} returning heartbeat_at as at`
    this.heartbeat = held(await tenantSql<{ at: Date }>(this.ctx, { name: 'import_total', text, values: [...this.key, total] }))
  }

  /** Ends the run, inside the transaction that records it. @throws LeaseLost */
  async finish(tx: Tx, status: 'done' | 'failed', failure: string | null): Promise<void> {
    const text = `update import_run set status = $4, failure = $5, finished_at = clock_timestamp()::timestamptz(3),
      heartbeat_at = ${NEXT_HEARTBEAT} where ${HELD} returning heartbeat_at as at`
    held(await txSql<{ at: Date }>(tx, text, [...this.key, status, failure]))
  }

  private get key() {
    return [this.ctx.tenant.id, this.importId, this.heartbeat] as const
  }
}

function held(rows: readonly { at: Date }[]): Date {
  const [row] = rows
  if (!row) throw new LeaseLost()
  return row.at
}
