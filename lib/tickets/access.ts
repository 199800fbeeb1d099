import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { Forbidden } from '@/lib/platform/errors'

/**
 * The one rule of which tickets an actor sees, as a condition on the alias `t`. Whoever works tickets
 * sees all but the confidential ones of others; a requester sees what they asked for, and what they watch
 * while it is not confidential. Problems are only for those who may read them. Tickets in the bin are seen by nobody here. The walls between tenants stand below, in the database.
 * @throws Forbidden when the actor may see no tickets at all
 */
export function visibleTickets(ctx: Ctx, params: SqlParams, { bin = false } = {}): string {
  const place = `t.deleted_at is ${bin ? 'not null' : 'null'}`
  const me = actorUserId(ctx)
  if (can(ctx, 'incident.read')) {
    const kinds = can(ctx, 'problem.read') ? '' : ` and t.kind <> 'problem'`
    if (can(ctx, 'incident.confidential') || me === null) return place + kinds
    const self = params.add(me)
    return `${place}${kinds} and (not t.confidential or t.assignee_id = ${self} or t.requester_id = ${self})`
  }
  if (!can(ctx, 'incident.read.own') || me === null) throw new Forbidden()
  const self = params.add(me)
  return `${place} and t.kind <> 'problem' and t.id in (
    select own.id from ticket own where own.requester_id = ${self}
    union all select w.ticket_id from watcher w
      join ticket watched on watched.tenant_id = w.tenant_id and watched.id = w.ticket_id
      where w.user_id = ${self} and not watched.confidential)`
}
