import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { afterCommit } from '@/lib/platform/db/after-commit'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { relaySoon } from '@/lib/platform/jobs/relay/relay'

/** One line of a ticket's timeline: an event, or one field's change with what a reader needs to see. */
export interface TimelineInput {
  type: string
  field?: string
  old?: unknown
  new?: unknown
  /** Public entries are shown to the requester too. */
  visibility?: 'public' | 'internal'
  commentId?: string
  /** The line stands on this ticket instead of the one that changed. */
  ticketId?: string
}

export interface Change {
  entity: { type: string; id: string }
  /** Past tense, `<entity>.<what happened>`: the name in the audit, and of the event. */
  action: string
  ticketId?: string
  timeline?: readonly TimelineInput[]
  before?: unknown
  after?: unknown
  /** What jobs, mail, webhooks and screens are told, with who did it; left out when nobody is to hear of it. */
  event?: Record<string, unknown>
}

const STATEMENT = `
with entries as (
  insert into timeline_entry
    (tenant_id, id, ticket_id, at, actor_kind, actor_id, actor_name, type, field, old, new, visibility, comment_id)
  select $1::uuid, e.id, coalesce(e."ticketId", $2::uuid), $3::timestamptz, $4, $5::uuid, $6, e.type, e.field, e.old, e.new,
    coalesce(e.visibility, 'internal'), e."commentId"
  from json_to_recordset($7::json)
    as e(id uuid, type text, field text, old jsonb, new jsonb, visibility text, "commentId" uuid, "ticketId" uuid)
), claim as (
  insert into idempotency_key (tenant_id, actor_id, key, fingerprint, entity_id)
  select $1::uuid, $5::uuid, $17, $18, $10::uuid where $17::text is not null
), event as (
  insert into outbox_event (tenant_id, id, type, payload, created_at)
  select $1::uuid, $15::uuid, $8, $16::json, $3::timestamptz where $16::text is not null
)
insert into audit_entry (tenant_id, id, at, actor_kind, actor_id, actor_name, action, entity_type, entity_id,
  request_id, ip, before, after, api_key_id)
values ($1::uuid, $19::uuid, $3::timestamptz, $4, $5::uuid, $6, $8, $9, $10::uuid, $11, $12, $13::jsonb, $14::jsonb, $20::uuid)`

/**
 * Writes what a change leaves behind, in the transaction of the change and in one statement: the
 * timeline, the audit entry, the event in the outbox, and the claim on the request's Idempotency-Key.
 * Either all of it happened or nothing. The event is sent on right after the commit.
 */
export async function record(tx: Tx, ctx: Ctx, change: Change): Promise<void> {
  const claim = ctx.idempotency && !ctx.idempotency.claimed ? ctx.idempotency : undefined
  if (claim) claim.claimed = true
  const { actor } = ctx
  await txSql(tx, STATEMENT, [
    ctx.tenant.id,
    change.ticketId ?? null,
    ctx.now,
    actor.kind,
    actorUserId(ctx),
    actor.name,
    JSON.stringify((change.timeline ?? []).map((entry) => ({ ...entry, id: newId() }))),
    change.action,
    change.entity.type,
    change.entity.id,
    ctx.requestId,
    ctx.ip ?? null,
    json(change.before),
    json(change.after),
    newId(),
    json(change.event && { ...change.event, actorId: actorUserId(ctx) }),
    claim?.key ?? null,
    claim?.fingerprint ?? null,
    newId(),
    actor.kind === 'apiKey' ? actor.id : null,
  ])
  if (change.event) afterCommit(tx, relaySoon)
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
