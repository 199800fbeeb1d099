import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { getMailbox } from './queries'
import { patchMailboxInput, type MailboxDto } from './schema'
import { updateMailbox } from './update'

/**
 * Changes some fields of a mailbox, or pauses it; the others stay as they are.
 * @param expectedVersion when given, a mailbox that was changed since is refused
 * @throws NotFound, ValidationFailed, Conflict on a stale version, with the mailbox as it is now
 */
export async function patchMailbox(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<MailboxDto> {
  authorize(ctx, 'mail.manage')
  const changes = parse(patchMailboxInput, input)
  const now = await getMailbox(ctx, id)
  return updateMailbox(ctx, id, { ...asInput(now), ...changes }, expectedVersion ?? now.version)
}

/** A mailbox as whoever wants it so would ask for it. */
function asInput({ kind, name, address, team, category, automatic, watchCc, active, host, port, secure, username, folder }: MailboxDto) {
  const basics = { kind, name, address, teamId: team?.id ?? null, categoryId: category?.id ?? null, automatic, watchCc, active }
  return kind === 'imap' ? { ...basics, host, port, secure, username, folder } : basics
}
