import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { type Tx, withTenant } from '@/lib/platform/db/tenant'
import { Conflict, Forbidden, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { revokeSessions } from '@/lib/people/sessions/revoke-access'
import { voidTokens } from '@/lib/people/tokens/void'
import { assertMayGrant, assertMayManage } from './rules'
import { updateUserInput, type UserDto } from './schema'
import { sendInvitation } from './send-invitation'
import { auditedUser, toUserDto, type UserRow } from './serialize'
import { assertAdminRemains, assertEmailFree, fetchRole, fetchUser, setTeams } from './store'

/**
 * Changes a user's data, role and teams. Nobody changes their own role.
 *
 * With the address, whatever was sent to the one before or opened with it ends: links, sign-ins; who is still
 * invited gets a new invitation. With the role, access tokens end.
 *
 * @param expectedVersion when given, a user that was changed since is refused
 * @throws Conflict on a stale version, with the user as it is now; and when the last admin would lose the role
 */
export async function updateUser(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<UserDto> {
  authorize(ctx, 'people.manage')
  const { role, teamIds, email, ...plain } = parse(updateUserInput, input)

  return withTenant(ctx, async (tx) => {
    const row = await fetchUser(tx, ctx, id)
    assertMayManage(ctx, row)
    const before = toUserDto(row)
    if (expectedVersion !== undefined && row.version !== expectedVersion)
      throw new Conflict('Somebody changed this user first', before)
    if (email !== undefined) await checkEmail(tx, ctx, row, email)
    const roleId = role === undefined || role === row.role.key ? row.roleId : await newRole(tx, ctx, row, role)

    const movesAddress = email !== undefined && email !== row.email
    if (movesAddress) await voidTokens(tx, ctx, id)
    const { count } = await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: row.version },
      data: { ...plain, ...(email !== undefined && { email }), roleId, version: { increment: 1 }, updatedAt: ctx.now },
    })
    if (count === 0) throw new Conflict('Somebody changed this user first')
    if (teamIds) await setTeams(tx, ctx, id, teamIds)
    if (movesAddress) await revokeSessions(tx, ctx, id, { keep: ownSession(ctx, id) })
    else if (roleId !== row.roleId) await revokeSessions(tx, ctx, id, { kind: 'api' })

    const after = toUserDto(await fetchUser(tx, ctx, id))
    await record(tx, ctx, {
      entity: { type: 'user', id },
      action: 'user.updated',
      before: auditedUser(before),
      after: auditedUser(after),
    })
    if (movesAddress && after.status === 'invited') {
      await sendInvitation(tx, ctx, after)
      await record(tx, ctx, { entity: { type: 'user', id }, action: 'user.invitation_resent' })
    }
    return after
  })
}

/** Who changes their own address stays where they do it. */
const ownSession = ({ actor }: Ctx, userId: string): string | undefined =>
  actor.kind === 'user' && actor.id === userId ? actor.sessionId : undefined

async function checkEmail(tx: Tx, ctx: Ctx, row: UserRow, email: string | null): Promise<void> {
  if (email === null) {
    if (row.kind === 'person') throw ValidationFailed.at('email', 'Somebody who signs in needs an address', 'required')
    return
  }
  await assertEmailFree(tx, ctx, email, row.id)
}

async function newRole(tx: Tx, ctx: Ctx, row: UserRow, key: string): Promise<string> {
  if (row.id === actorUserId(ctx)) throw new Forbidden('Nobody changes their own role')
  if (row.kind === 'contact') throw ValidationFailed.at('role', 'Invite the contact to give a role', 'contact')
  const role = await fetchRole(tx, ctx, key)
  assertMayGrant(ctx, role)
  if (row.role.key === 'admin' && row.status === 'active') await assertAdminRemains(tx, ctx, row.id)
  return role.id
}
