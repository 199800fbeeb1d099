import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import type { Recorder } from './recorder'
import type { MailOutcome, MailStatus, Reason } from './vocabulary'

/** Locks a message's row when there is something to do for it. @param again also when something was done already */
export async function lockRow(tx: Tx, id: string, again: boolean): Promise<boolean> {
  const rows = await txSql<{ id: string }>(
    tx,
    `select id from inbound_mail where id = $1::uuid and (status = 'received' or $2::boolean and ticket_id is null) for update`,
    [id, again],
  )
  return rows.length > 0
}

interface Outcome {
  fromAddress: string
  fromName: string
  subject: string
  mailboxId: string | null
  status: MailStatus
  outcome: MailOutcome
  reason: Reason | null
  ticketId: string | null
  commentId: string | null
  recorder: Recorder
  now: Date
}

/** What became of a message, with the flight recorder. */
export async function writeRow(tx: Tx, id: string, { recorder, now, ...facts }: Outcome): Promise<void> {
  await tx.inboundMail.updateMany({
    where: { id },
    data: { ...facts, steps: JSON.parse(JSON.stringify(recorder.steps)) as object[], error: null, processedAt: now, attempts: { increment: 1 } },
  })
}
