import { randomUUID } from 'node:crypto'
import type { Ctx } from '@/lib/platform/context'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'

/** Two organisations that know nothing of each other, and who works there. */
export async function makeWorld() {
  const [tenant, otherTenant] = [await createTenant(), await createTenant()]
  const admin = await createUser(tenant, { role: 'admin' })
  const agent = await createUser(tenant, { role: 'agent' })
  const requester = await createUser(tenant, { role: 'requester' })
  const stranger = await createUser(otherTenant, { role: 'admin' })
  return {
    tenant,
    otherTenant,
    admin,
    agent,
    requester,
    stranger,
    asAdmin: ctxFor(tenant, admin),
    asAgent: ctxFor(tenant, agent),
    asRequester: ctxFor(tenant, requester),
    asStranger: ctxFor(otherTenant, stranger),
  }
}

export type World = Awaited<ReturnType<typeof makeWorld>>

/** The actor with exactly these permissions, as a role of the tenant's own would give. */
export function holding(ctx: Ctx, permissions: string[]): Ctx {
  if (ctx.actor.kind === 'system') return ctx
  return { ...ctx, actor: { ...ctx.actor, role: 'own', permissions: permissionsOf('own', permissions) } }
}

/** Actions in the audit about one thing, oldest first. */
export async function auditOf(entityId: string): Promise<string[]> {
  const rows = await ownerSql<{ action: string }>('select action from audit_entry where entity_id = $1 order by id', [
    entityId,
  ])
  return rows.map(({ action }) => action)
}

/** The row of a user as it really is. */
export async function userRow(id: string) {
  const [row] = await ownerSql<{ status: string; email: string | null; role_id: string; name: string; version: number }>(
    'select status, email, role_id, name, version from app_user where id = $1',
    [id],
  )
  return row
}

/** An open session of the user; returns its id. */
export async function openSession(tenantId: string, userId: string, kind: 'web' | 'api' = 'web'): Promise<string> {
  const id = randomUUID()
  await ownerSql(
    `insert into session (tenant_id, id, user_id, kind, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
    [tenantId, id, userId, kind],
  )
  return id
}

/** The link in the last message to an address. */
export async function lastLink(email: string): Promise<string | undefined> {
  const [mail] = await ownerSql<{ text: string }>(
    'select text from mail_message where to_address = $1 order by id desc limit 1',
    [email],
  )
  return mail?.text.match(/token=([\w-]+)/)?.[1]
}
