import 'server-only'
import type { ImapFlow } from 'imapflow'
import { unseal } from '@/lib/platform/crypto/seal'
import { log } from '@/lib/platform/log'
import { connectImap, failureOf } from './connect'
import { fetchNew, LetGo } from './fetch'
import { giveBackMailbox, LEASE, renewLease, type HeldMailbox } from './lease'

/** Seconds of rest after a failure, doubled with each in a row up to the longest. */
const REST = 15
const LONGEST_REST = 900

const failures = new Map<string, number>()

/** Fetches once and lets go, for processes that do not live on. */
export async function pollMailbox(mailbox: HeldMailbox, holder: string): Promise<void> {
  await held(mailbox, holder, (client) => fetchNew(client, mailbox, holder).then(() => undefined))
}

/**
 * Stays with a mailbox: fetches, waits until the server says that there is more (IDLE, RFC 2177), and again, as long as
 * the lease is renewed. Ends when the mailbox is paused, changed or lost, or the connection is.
 */
export async function watchMailbox(mailbox: HeldMailbox, holder: string, signal: AbortSignal): Promise<void> {
  await held(mailbox, holder, async (client) => {
    const news = new Bell()
    client.on('exists', () => news.ring())
    client.on('close', () => news.ring())
    signal.addEventListener('abort', () => news.ring(), { once: true })
    let renewed = Date.now()
    while (!signal.aborted && client.usable) {
      await fetchNew(client, mailbox, holder)
      while (!signal.aborted && client.usable && !(await news.heard((LEASE / 3) * 1_000))) {
        if (!(await renewLease(mailbox, holder))) return
        renewed = Date.now()
      }
      if (Date.now() - renewed > (LEASE / 3) * 1_000) {
        if (!(await renewLease(mailbox, holder))) return
        renewed = Date.now()
      }
    }
    if (!signal.aborted) throw Object.assign(new Error('The connection was lost'), { code: 'ECONNRESET' })
  })
}

async function held(mailbox: HeldMailbox, holder: string, work: (client: ImapFlow) => Promise<void>): Promise<void> {
  let client: ImapFlow | undefined
  try {
    client = await connectImap({ ...mailbox, password: unseal(mailbox.tenantId, 'mailbox-password', mailbox.password) })
    await work(client)
    failures.delete(mailbox.id)
    await giveBackMailbox(mailbox, holder, null, 0)
  } catch (error) {
    if (error instanceof LetGo) return await giveBackMailbox(mailbox, holder, null, 0)
    const failure = failureOf(error)
    const count = (failures.get(mailbox.id) ?? 0) + 1
    failures.set(mailbox.id, count)
    log().warn({ tenantId: mailbox.tenantId, mailboxId: mailbox.id, failure, count }, 'A mailbox could not be read')
    await giveBackMailbox(mailbox, holder, failure, Math.min(REST * 2 ** (count - 1), LONGEST_REST))
  } finally {
    client?.close()
  }
}

/** Tells one waiter that something happened, also when it happened before they waited. */
class Bell {
  private rung = false
  private wake: (() => void) | undefined

  ring(): void {
    this.rung = true
    this.wake?.()
  }

  /** Whether it rang within this time, in milliseconds. */
  async heard(patience: number): Promise<boolean> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patience)
        this.wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    const { rung } = this
    this.rung = false
    return rung
  }
}
