import 'server-only'
import { newId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { takeMailboxes } from './lease'
import { pollMailbox, watchMailbox } from './watch'

/** Mailboxes that one process stays with, each a connection. */
const MOST = 100
/** Milliseconds between looks for mailboxes that nobody holds. */
const ROUND = 10_000

interface MailWorker {
  stop: () => Promise<void>
}

/**
 * Fetches mail as long as this process lives: each mailbox is held by one process at a time, and taken over within a
 * minute when that one dies.
 */
export const startMailWorker = (): MailWorker => processWide('mail.worker', () => runWorker(newId()))

/** @param holder names this process in the leases */
export function runWorker(holder: string, round = ROUND): MailWorker {
  const stopping = new AbortController()
  const { signal } = stopping
  const watching = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    try {
      for (const mailbox of await takeMailboxes(holder, MOST - watching.size)) {
        const watch = watchMailbox(mailbox, holder, signal).catch((error: unknown) => {
          log().error({ error, mailboxId: mailbox.id }, 'A mailbox was let go')
        })
        watching.add(watch)
        void watch.finally(() => watching.delete(watch))
      }
    } catch (error) {
      log().warn({ error }, 'Mailboxes could not be looked at')
    }
    if (signal.aborted) return
    timer = setTimeout(() => {
      looking = look()
    }, round)
    timer.unref()
  }

  looking = look()
  return {
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await looking
      await Promise.all(watching)
    },
  }
}

/** Looks once into the mailboxes that nobody holds, for installations whose processes do not live on. */
export async function pollMailboxes(): Promise<number> {
  const holder = newId()
  const mailboxes = await takeMailboxes(holder, MOST)
  await Promise.all(mailboxes.map((mailbox) => pollMailbox(mailbox, holder)))
  return mailboxes.length
}
