import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { logOf } from '@/lib/platform/log'

/** How long a key is remembered, in milliseconds: a day. */
const REMEMBERED = 24 * 3_600_000
/** How long a duplicate waits for the answer of the first, in milliseconds; the change itself is done by then. */
const PATIENCE = 5_000
/** Forgotten keys that one request clears away. */
const SWEEP = 50

export interface StoredAnswer {
  status: number
  /** JSON text, or null for none. */
  body: string | null
  location: string | null
  etag: string | null
}

interface Claim {
  fingerprint: string
  entityId: string
  status: number | null
  body: string | null
  location: string | null
  etag: string | null
}

interface Request {
  key: string
  fingerprint: string
  /** Whether the answer may be stored: not when it holds a secret. */
  keep: boolean
}

interface Work {
  run: () => Promise<StoredAnswer>
  recall?: (entityId: string) => Promise<StoredAnswer>
}

/** The Idempotency-Key of a request. @throws ValidationFailed */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key')
  if (key === null) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw ValidationFailed.at('Idempotency-Key', 'Send 1 to 255 visible ASCII characters', 'invalid')
  }
  return key
}

/**
 * Runs a change once for a key. `record` claims the key in the transaction of the change, so the claim and
 * the change exist together or not at all; of two at the same time the second fails on the claim (or on what
 * the first has changed), leaves nothing behind, and is given the answer of the first.
 * @throws ValidationFailed when the key belongs to another request, and whatever `run` throws
 */
export async function once(ctx: Ctx, request: Request, work: Work): Promise<{ answer: StoredAnswer; replayed: boolean }> {
  const earlier = await findClaim(ctx, request.key)
  if (earlier) return { answer: await replay(ctx, request, earlier, work), replayed: true }
  ctx.idempotency = { key: request.key, fingerprint: request.fingerprint, claimed: false }
  let answer: StoredAnswer
  try {
    answer = await work.run()
  } catch (error) {
    const rival = await findClaim(ctx, request.key)
    if (rival) return { answer: await replay(ctx, request, rival, work), replayed: true }
    throw error
  }
  if (ctx.idempotency.claimed && request.keep) await keepAnswer(ctx, request.key, answer)
  return { answer, replayed: false }
}

async function replay(ctx: Ctx, request: Request, claim: Claim, work: Work): Promise<StoredAnswer> {
  if (claim.fingerprint !== request.fingerprint) {
    throw ValidationFailed.at('Idempotency-Key', 'Was used for another request', 'idempotency_key_reused')
  }
  if (!request.keep) throw new Conflict('This was carried out before; its answer held a secret and was not kept')
  const deadline = Date.now() + PATIENCE
  for (let pause = 20, current: Claim | undefined = claim; current; pause = Math.min(pause * 2, 400)) {
    if (current.status !== null) return { ...current, status: current.status }
    if (Date.now() > deadline) break
    await sleep(pause)
    current = await findClaim(ctx, request.key)
  }
  // The process ended between the change and its answer: the change stands, so say how things are now.
  if (work.recall) return work.recall(claim.entityId)
  throw new Conflict('This was carried out before; its answer was lost')
}

const FIND = `
with forgotten as (
  delete from idempotency_key where tenant_id = $1 and created_at < $4 and (actor_id, key) in (
    select $2::uuid, $3::text
    union all (select actor_id, key from idempotency_key where tenant_id = $1 and created_at < $4 limit ${SWEEP}))
)
select fingerprint, entity_id as "entityId", status, (response -> 'body')::text as body,
  response ->> 'location' as location, response ->> 'etag' as etag
from idempotency_key where tenant_id = $1 and actor_id = $2 and key = $3 and created_at >= $4`

async function findClaim(ctx: Ctx, key: string): Promise<Claim | undefined> {
  const oldest = new Date(ctx.now.getTime() - REMEMBERED)
  const values = [ctx.tenant.id, actorUserId(ctx), key, oldest]
  const [claim] = await tenantSql<Claim>(ctx, { name: 'idempotency_find', text: FIND, values })
  return claim && { ...claim, body: claim.status === 204 ? null : claim.body }
}

const KEEP = 'update idempotency_key set status = $4, response = $5::json where tenant_id = $1 and actor_id = $2 and key = $3'

/** Without it a repeat would be told less; the change has happened and its answer must go out all the same. */
async function keepAnswer(ctx: Ctx, key: string, { status, body, location, etag }: StoredAnswer): Promise<void> {
  const response = `{"location":${JSON.stringify(location)},"etag":${JSON.stringify(etag)},"body":${body ?? 'null'}}`
  const values = [ctx.tenant.id, actorUserId(ctx), key, status, response]
  try {
    await tenantSql(ctx, { name: 'idempotency_keep', text: KEEP, values })
  } catch (error) {
    logOf(ctx).warn({ error }, 'answer was not kept for its Idempotency-Key')
  }
}
