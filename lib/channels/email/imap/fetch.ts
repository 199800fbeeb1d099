import 'server-only'
import type { ImapFlow } from 'imapflow'
import { log } from '@/lib/platform/log'
import { storeIntake } from '../intake/store'
import { processIntake } from '../process'
import { MESSAGE_LIMIT } from '../vocabulary'
import { writeProgress, type HeldMailbox } from './lease'

/** The mailbox is another's now, or was paused or changed: no failure, and no more to do. */
export class LetGo extends Error {}

/** Milliseconds before the last look in which mail may have come unseen, when numbers count anew. */
const OVERLAP = 24 * 3_600_000

/**
 * Fetches what is new, the oldest first. Each message is stored and committed before the server is told that it was
 * seen, and before it counts as fetched: after a crash it is fetched again, and known by its Message-ID.
 * @returns how many were stored
 * @throws LetGo when the mailbox is not ours any more, or another by now; else when the connection fails
 */
export async function fetchNew(client: ImapFlow, mailbox: HeldMailbox, holder: string): Promise<number> {
  const lock = await client.getMailboxLock(mailbox.folder)
  const stored: string[] = []
  try {
    const open = client.mailbox
    if (!open) throw new Error('The folder is not open')
    const validity = open.uidValidity
    for (const uid of await newUids(client, mailbox, validity)) {
      const intakeId = await take(client, mailbox, uid)
      if (intakeId) stored.push(intakeId)
      mailbox.lastUid = uid
      mailbox.uidValidity = validity
      if (!(await writeProgress(mailbox, holder, validity, uid))) throw new LetGo()
      if (intakeId) await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    }
    if (mailbox.uidValidity !== validity) {
      mailbox.uidValidity = validity
      mailbox.lastUid = open.uidNext - 1
    }
    mailbox.lastPolledAt = new Date()
    await writeProgress(mailbox, holder, validity, mailbox.lastUid)
  } finally {
    lock.release()
  }
  // The server waits for nobody: what is stored is worked on when the folder is free again.
  for (const id of stored) await processIntake(id)
  return stored.length
}

/** Numbers above the last one; at first, and when the server counts anew, what nobody has read and what is recent. */
async function newUids(client: ImapFlow, mailbox: HeldMailbox, validity: bigint): Promise<number[]> {
  if (mailbox.uidValidity === validity) {
    const found = (await client.search({ uid: `${mailbox.lastUid + 1}:*` }, { uid: true })) || []
    // `n:*` names the last message even when its number is below n.
    return found.filter((uid) => uid > mailbox.lastUid).sort((a, b) => a - b)
  }
  const unread = (await client.search({ seen: false }, { uid: true })) || []
  const since = mailbox.uidValidity !== null && mailbox.lastPolledAt ? new Date(mailbox.lastPolledAt.getTime() - OVERLAP) : null
  const recent = since ? (await client.search({ since }, { uid: true })) || [] : []
  return [...new Set([...unread, ...recent])].sort((a, b) => a - b)
}

async function take(client: ImapFlow, mailbox: HeldMailbox, uid: number): Promise<string | null> {
  const about = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
  if (!about) return null
  if ((about.size ?? 0) > MESSAGE_LIMIT) return tooLarge(mailbox, about.size ?? 0)
  const message = await client.fetchOne(String(uid), { uid: true, source: { maxLength: MESSAGE_LIMIT + 1 } }, { uid: true })
  if (!message || !message.source) return null
  // Servers do not always tell the size truly.
  if (message.source.byteLength > MESSAGE_LIMIT) return tooLarge(mailbox, message.source.byteLength)
  return storeIntake(message.source, { source: 'imap', recipients: [], tenantId: mailbox.tenantId, mailboxId: mailbox.id })
}

/** It stays where it is, unread, for people. */
function tooLarge({ tenantId, id }: HeldMailbox, bytes: number): null {
  log().warn({ tenantId, mailboxId: id, bytes }, 'A message is too large to be taken')
  return null
}
