import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'

/** Seconds without a sign of life after which a run counts as abandoned and may be taken over. */
export const LEASE_SECONDS = 30
/** Milliseconds after which a runner that is only reading says that it is alive. */
const BEAT_EVERY = 5_000

/** Another runner has the run now: this one must stop, and has changed nothing since. */
export class LeaseLost extends Error {
  constructor() {
    super('Another runner has taken this import over')
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
const now = 'clock_timestamp()::timestamptz(3)'

/**
 * The right to work on a run. It is the heartbeat the holder has written last: every step demands it
 * unchanged and sets a new one, so a runner that was thought dead and wakes up can do no harm.
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
      unchanged = unchanged + $7::int, rejected = rejected + $8::int, attempts = 0, heartbeat_at = ${now} where ${HELD} returning heartbeat_at as at`
    const rows = await txSql<{ at: Date }>(tx, text, [...this.key, done, created, updated, unchanged, rejected])
    return held(rows)
  }

  /** After the commit of what `advance` stood in. */
  renewed(heartbeat: Date): void {
    this.heartbeat = heartbeat
  }

  /** Says that the runner is alive, at most every few seconds. @throws LeaseLost */
  async beat(): Promise<void> {
    if (Date.now() - this.heartbeat.getTime() < BEAT_EVERY) return
    await this.set('import_beat', '', [])
  }

  /** @param total rows below the header. @throws LeaseLost */
  async setTotal(total: number): Promise<void> {
    await this.set('import_total', ', total = $4::int', [total])
  }

  /** Ends the run, inside the transaction that records it. @throws LeaseLost */
  async finish(tx: Tx, status: 'done' | 'failed', failure: string | null): Promise<void> {
    const text = `update import_run set status = $4, failure = $5, finished_at = ${now}, heartbeat_at = ${now}
      where ${HELD} returning heartbeat_at as at`
    held(await txSql<{ at: Date }>(tx, text, [...this.key, status, failure]))
  }

  private async set(name: string, change: string, values: readonly unknown[]): Promise<void> {
    const text = `update import_run set heartbeat_at = ${now}${change} where ${HELD} returning heartbeat_at as at`
    this.heartbeat = held(await tenantSql<{ at: Date }>(this.ctx, { name, text, values: [...this.key, ...values] }))
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
