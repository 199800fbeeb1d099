import 'server-only'
import { unseal } from '@/lib/platform/crypto/seal'
import { systemSql } from '@/lib/platform/db/system'
import { log } from '@/lib/platform/log'
import { TransportBusy, Undeliverable, type Accepted, type Letter, type Transport, type TransportName } from '../message'
import { transportName, transportOf } from '../transports/configured'
import { nextTry } from './backoff'
import { claimDue, type Claimed } from './claim'
import { markAgain, markFailed, markSent, markWithheld } from './outcome'
import { withheldNow } from './withheld'

/** Messages of one batch, and of it at the same moment. All of a batch fits into its lease, however slow the server. */
const BATCH = 24
const AT_ONCE = 8
/** How long one message may take, in milliseconds. */
const PATIENCE = 30_000

export interface Drained {
  taken: number
  sent: number
  /** The transport takes nothing until then, in epoch milliseconds. */
  pausedUntil: number | null
}

/** The way out, as it was configured; a test gives its own. */
export interface WayOut {
  name: TransportName
  send: Transport
}

const configuredWay = async (): Promise<WayOut> => {
  const name = transportName()
  return { name, send: await transportOf(name) }
}

/**
 * Sends one batch of what is due, of all tenants. Each message is marked as sent after the transport took it: who is
 * killed between the two leaves it to be sent again, the same to the letter and under the same Message-ID.
 */
export async function drainMail(now = new Date(), way?: WayOut): Promise<Drained> {
  const claimed = await claimDue(systemSql, now, BATCH)
  if (claimed.length === 0) return { taken: 0, sent: 0, pausedUntil: null }
  const out = way ?? (await configuredWay())
  const batch = { sent: 0, pausedUntil: null as number | null }
  const waiting = claimed.values()
  const sender = async () => {
    for (const one of waiting) await sendOne(one, out, batch)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  return { taken: claimed.length, ...batch }
}

async function sendOne(one: Claimed, { name, send }: WayOut, batch: Omit<Drained, 'taken'>): Promise<void> {
  if (batch.pausedUntil !== null) {
    const at = new Date(batch.pausedUntil)
    return markAgain(systemSql, one, { transport: name, error: 'The transport takes nothing', at, counted: false })
  }
  const withheld = await withheldNow(systemSql, one)
  if (withheld !== null) return markWithheld(systemSql, one, withheld)
  // Nobody looked for days: what it tells is no news any more. Whoever wants it sent has it in the list.
  if (one.expiresAt <= new Date()) return markFailed(systemSql, one, name, new Error('expired'))
  let accepted: Accepted
  try {
    accepted = await send(toLetter(one), AbortSignal.timeout(PATIENCE))
  } catch (error) {
    log().warn({ error, tenantId: one.tenantId, deliveryId: one.id, attempts: one.attempts }, 'A message could not be sent')
    return markUnsent(one, name, error, batch)
  }
  await markSent(systemSql, one, name, accepted, new Date())
  batch.sent += 1
}

async function markUnsent(one: Claimed, transport: TransportName, error: unknown, batch: Omit<Drained, 'taken'>): Promise<void> {
  if (error instanceof Undeliverable) return markFailed(systemSql, one, transport, error)
  const now = new Date()
  const busy = error instanceof TransportBusy
  const at = busy ? new Date(now.getTime() + error.retryAfter * 1_000) : nextTry(one.attempts, now, one.expiresAt)
  if (busy && at) batch.pausedUntil = Math.max(batch.pausedUntil ?? 0, at.getTime())
  if (at === null || at >= one.expiresAt) return markFailed(systemSql, one, transport, error)
  return markAgain(systemSql, one, { transport, error, at, counted: !busy })
}

function toLetter({ tenantId, id, event, ticketId, fromAddress, toAddress, html, text, sealed, ...rest }: Claimed): Letter {
  const open = (body: string): string => (sealed ? unseal(tenantId, 'mail-body', body) : body)
  const { replyTo, subject, messageId, inReplyTo, references, headers } = rest
  return {
    tenantId, id, kind: event, ticketId, from: fromAddress, replyTo, to: toAddress, subject, html: open(html), text: open(text),
    messageId, inReplyTo, references, headers, secret: sealed,
  }
}
