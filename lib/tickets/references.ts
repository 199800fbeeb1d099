import 'server-only'
import { authorize, can, permissionsOf } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'

export interface Named {
  id: string
  name: string
}

const unknown = (path: string, what: string) => ValidationFailed.at(path, `No such ${what}`, 'unknown_reference')

/** Somebody who works tickets and can sign in. @throws ValidationFailed */
export async function findAssignee(tx: Tx, id: string): Promise<Named> {
  const user = await tx.user.findFirst({
    where: { id, status: 'active', kind: { not: 'contact' } },
    select: { id: true, name: true, role: { select: { key: true, permissions: true } } },
  })
  if (!user) throw unknown('assigneeId', 'active user')
  if (!permissionsOf(user.role.key, user.role.permissions).has('incident.read')) {
    throw ValidationFailed.at('assigneeId', 'This person does not work tickets', 'not_an_agent')
  }
  return { id: user.id, name: user.name }
}

/** @throws ValidationFailed */
export async function findTeam(tx: Tx, id: string): Promise<Named> {
  const team = await tx.team.findFirst({ where: { id, archivedAt: null }, select: { id: true, name: true } })
  if (!team) throw unknown('teamId', 'team')
  return team
}

/** @throws ValidationFailed */
export async function findCategory(tx: Tx, id: string): Promise<Named> {
  const category = await tx.category.findFirst({ where: { id, archivedAt: null }, select: { id: true, name: true } })
  if (!category) throw unknown('categoryId', 'category')
  return category
}

export interface RequesterInput {
  requesterId?: string | undefined
  requester?: { email: string; name?: string | undefined } | undefined
}

/**
 * For whom a ticket is opened: the actor, or whom the input names. A person known by address is taken,
 * an unknown address becomes a contact. Opening for others needs the permission.
 * @throws Forbidden, ValidationFailed
 */
export async function resolveRequester(tx: Tx, ctx: Ctx, input: RequesterInput): Promise<Named> {
  const me = actorUserId(ctx)
  if (input.requesterId && input.requesterId !== me) {
    authorize(ctx, 'incident.create.any_requester')
    const user = await tx.user.findFirst({ where: { id: input.requesterId }, select: { id: true, name: true } })
    if (!user) throw unknown('requesterId', 'person')
    return user
  }
  if (input.requester) {
    const { email, name } = input.requester
    const mine = ctx.actor.kind === 'user' && ctx.actor.email === email
    if (!mine) {
      authorize(ctx, 'incident.create.any_requester')
      return contactByEmail(tx, ctx, email, name)
    }
  }
  if (!me) throw ValidationFailed.at('requester', 'Say for whom the ticket is', 'required')
  const self = await tx.user.findFirst({ where: { id: me }, select: { id: true, name: true } })
  if (!self) throw unknown('requesterId', 'person')
  return self
}

async function contactByEmail(tx: Tx, ctx: Ctx, email: string, name: string | undefined): Promise<Named> {
  const role = await tx.role.findFirst({ where: { key: 'requester' }, select: { id: true } })
  if (!role) throw new Error('The tenant has no requester role')
  // Two requests may bring the same new address at once: the second takes the first's row.
  await tx.user.createMany({
    data: [{ tenantId: ctx.tenant.id, id: newId(), kind: 'contact', name: name ?? email, email, roleId: role.id }],
    skipDuplicates: true,
  })
  const user = await tx.user.findFirst({ where: { email }, select: { id: true, name: true } })
  if (!user) throw new Error('A contact could not be made')
  return user
}

/** Only those who may see confidential tickets may make one. @throws ValidationFailed */
export function checkConfidential(ctx: Ctx, confidential: boolean | undefined): void {
  if (confidential !== undefined && !can(ctx, 'incident.confidential')) {
    throw ValidationFailed.at('confidential', 'You may not change who sees this ticket', 'forbidden')
  }
}
