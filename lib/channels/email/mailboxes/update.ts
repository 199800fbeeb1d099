import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { updateMailboxInput, type MailboxDto } from './schema'
import { assertAddressFree, assertPlace, assertServer, columnsOf, fetchMailbox } from './store'

/**
 * Changes a mailbox. Another server, user or folder is another mailbox to fetch from: it is begun anew.
 * @param expectedVersion when given, a mailbox that was changed since is refused
 * @throws Conflict on a stale version, with the mailbox as it is now; ValidationFailed
 */
export async function updateMailbox(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<MailboxDto> {
  authorize(ctx, 'mail.manage')
  const data = parse(updateMailboxInput, input)

  return withTenant(ctx, async (tx) => {
    const before = await fetchMailbox(tx, ctx, id)
    if (before.kind !== data.kind) throw ValidationFailed.at('kind', 'The kind of a mailbox stays', 'immutable')
    await assertAddressFree(tx, ctx, data.address, id)
    // A team or category that was archived since stays until another is chosen.
    await assertPlace(tx, {
      teamId: data.teamId === before.team?.id ? null : data.teamId,
      categoryId: data.categoryId === before.category?.id ? null : data.categoryId,
    })
    const moved = data.kind === 'imap' && isElsewhere(before, data)
    if (data.kind === 'imap') {
      assertServer(data)
      // A password is shown to no server but the one that it was given for.
      if (moved && data.password === undefined) throw ValidationFailed.at('password', 'Another server or user needs the password again', 'required')
    }
    const { count } = await tx.mailbox.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: expectedVersion ?? before.version },
      data: {
        ...columnsOf(ctx, data),
        version: { increment: 1 },
        lastError: null,
        ...(moved && { uidValidity: null, lastUid: 0 }),
      },
    })
    if (count === 0) throw new Conflict('Somebody changed this mailbox first', before)
    const after = await fetchMailbox(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'mailbox', id }, action: 'mailbox.updated', before, after })
    return after
  })
}

type Place = Pick<MailboxDto, 'host' | 'port' | 'username' | 'folder'>

const isElsewhere = (before: Place, after: Place): boolean =>
  before.host !== after.host || before.port !== after.port || before.username !== after.username || before.folder !== after.folder
