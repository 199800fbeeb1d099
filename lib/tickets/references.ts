import 'server-only'
import { authorize, can, permissionsOf } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'

export interface Named {
  id: string
  name: string
}

const unknown = (path: string, what: string) => ValidationFailed.at(path, `No such ${what}`, 'unknown_reference')

/** What a ticket may refer to, by id; what is absent is not looked for. */
export interface ReferenceIds {
  requesterId?: string | null | undefined
  assigneeId?: string | null | undefined
  teamId?: string | null | undefined
  categoryId?: string | null | undefined
}

export type References = Record<'requester' | 'assignee' | 'team' | 'category', Named | null>

type FoundReferences = References & { assignee: (Named & { role: string; permissions: string[] }) | null }

const FIND = `select
  (select json_build_object('id', id, 'name', name) from app_user where id = $1::uuid) as requester,
  (select json_build_object('id', u.id, 'name', u.name, 'role', r.key, 'permissions', r.permissions)
    from app_user u join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
    where u.id = $2::uuid and u.status = 'active' and u.kind <> 'contact') as assignee,
  (select json_build_object('id', id, 'name', name) from team where id = $3::uuid and archived_at is null) as team,
  (select json_build_object('id', id, 'name', name) from category where id = $4::uuid and archived_at is null) as category`

/**
 * Finds all that a ticket refers to at once. An assignee is somebody who works tickets and can sign in; teams
 * and categories are not archived.
 * @throws ValidationFailed
 */
export async function findReferences(tx: Tx, { requesterId, assigneeId, teamId, categoryId }: ReferenceIds): Promise<References> {
  const ids = [requesterId, assigneeId, teamId, categoryId].map((id) => id ?? null)
  if (ids.every((id) => id === null)) return { requester: null, assignee: null, team: null, category: null }
  const [found] = await txSql<FoundReferences>(tx, FIND, ids)
  if (!found) throw new Error('The lookup returned no row')
  const { requester, assignee, team, category } = found
  if (requesterId && !requester) throw unknown('requesterId', 'person')
  if (assigneeId && !assignee) throw unknown('assigneeId', 'active user')
  if (teamId && !team) throw unknown('teamId', 'team')
  if (categoryId && !category) throw unknown('categoryId', 'category')
  if (assignee && !permissionsOf(assignee.role, assignee.permissions).has('incident.read')) {
    throw ValidationFailed.at('assigneeId', 'This person does not work tickets', 'not_an_agent')
  }
  return { requester, assignee: assignee && { id: assignee.id, name: assignee.name }, team, category }
}

export interface RequesterInput {
  requesterId?: string | undefined
  requester?: { email: string; name?: string | undefined } | undefined
}

/**
 * The id of the person for whom a ticket is opened: the actor, or whom the input names. A person known by
 * address is taken, an unknown address becomes a contact. Opening for others needs the permission. That a
 * given id is somebody's is for `findReferences` to say.
 * @throws Forbidden, ValidationFailed
 */
export async function requesterIdOf(tx: Tx, ctx: Ctx, { requesterId, requester }: RequesterInput): Promise<string> {
  const me = actorUserId(ctx)
  if (requesterId && requesterId !== me) {
    authorize(ctx, 'incident.create.any_requester')
    return requesterId
  }
  if (requester && !(ctx.actor.kind === 'user' && ctx.actor.email === requester.email)) {
    authorize(ctx, 'incident.create.any_requester')
    return contactByEmail(tx, ctx, requester.email, requester.name)
  }
  if (!me) throw ValidationFailed.at('requester', 'Say for whom the ticket is', 'required')
  return me
}

async function contactByEmail(tx: Tx, ctx: Ctx, email: string, name: string | undefined): Promise<string> {
  const role = await tx.role.findFirst({ where: { key: 'requester' }, select: { id: true } })
  if (!role) throw new Error('The tenant has no requester role')
  // Two requests may bring the same new address at once: the second takes the first's row.
  await tx.user.createMany({
    data: [{ tenantId: ctx.tenant.id, id: newId(), kind: 'contact', name: name ?? email, email, roleId: role.id }],
    skipDuplicates: true,
  })
  const user = await tx.user.findFirst({ where: { email }, select: { id: true } })
  if (!user) throw new Error('A contact could not be made')
  return user.id
}

/** Only those who may see confidential tickets may make one. @throws ValidationFailed */
export function checkConfidential(ctx: Ctx, confidential: boolean | undefined): void {
  if (confidential !== undefined && !can(ctx, 'incident.confidential')) {
    throw ValidationFailed.at('confidential', 'You may not change who sees this ticket', 'forbidden')
  }
}
