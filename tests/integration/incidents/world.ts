import type { Ctx } from '@/lib/platform/context'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'

export interface World {
  tenant: TestTenant
  /** A context by role; each a person of their own. */
  as: Record<'admin' | 'manager' | 'agent' | 'agent_l2' | 'requester', Ctx>
}

/** A tenant with one person of each role; what they do, they do now. */
export async function createWorld(): Promise<World> {
  const tenant = await createTenant()
  const as = {} as World['as']
  for (const role of ['admin', 'manager', 'agent', 'agent_l2', 'requester'] as const) {
    const ctx = ctxFor(tenant, await createUser(tenant, { role, name: `${role} of ${tenant.slug}` }))
    as[role] = {
      ...ctx,
      get now() {
        return new Date()
      },
    }
  }
  return { tenant, as }
}

/** The same person at another moment. */
export const at = (ctx: Ctx, now: Date): Ctx => ({ ...ctx, now })

/** Where a person is written to. */
export const emailOf = ({ actor }: Ctx): string => (actor.kind === 'user' ? actor.email : '')

export const userId = (ctx: Ctx): string => {
  if (ctx.actor.kind !== 'user') throw new Error('not a user')
  return ctx.actor.id
}

export const audit = (tenant: TestTenant, entityId: string) =>
  ownerSql<{ action: string; before: unknown; after: Record<string, unknown>; actor_name: string }>(
    'select action, before, after, actor_name from audit_entry where tenant_id = $1 and entity_id = $2 order by id',
    [tenant.id, entityId],
  )

export const events = (tenant: TestTenant) =>
  ownerSql<{ type: string; payload: Record<string, unknown> }>(
    'select type, payload from outbox_event where tenant_id = $1 order by id',
    [tenant.id],
  )

/** Everything a foreigner must not be able to change: the row of the ticket, as text. */
export const snapshot = async (id: string) =>
  JSON.stringify(await ownerSql('select to_jsonb(t) as row from ticket t where id = $1', [id]))
