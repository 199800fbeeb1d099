import { LIVE_CHANNEL } from '../database/listener.ts'
import type { Tx } from '../database/database.ts'
import type { Engine } from '../engine.ts'
import { startLoop, type Loop } from '../loop.ts'
import { deliver, terminateUser, type Broadcast, type Hub } from './hub.ts'

/** Bytes of a notification; PostgreSQL refuses 8,000. */
const NOTICE_BYTES = 7_900
/** How long a message that was too large for one is kept, and how often the old ones are deleted, in milliseconds. */
const KEPT = 60_000

type Message = { broadcast: Broadcast } | { terminate: string }

export interface Bus {
  /** Does what the message says here, and has the other engines do it; within a transaction after its commit. */
  tell: (message: Message, tx?: Tx) => Promise<void>
  /** What the listener heard. */
  hear: (notice: string) => void
  cleaner: Loop
}

/** Carries messages between the engines of one database, in the order in which they were committed. */
export function startBus({ database, log, number }: Engine, hub: Hub): Bus {
  // Messages in rows take a query to be read: those behind them wait, so that the order stays.
  let order = Promise.resolve()

  const act = (message: Message) => {
    if ('broadcast' in message) deliver(hub, message.broadcast)
    else terminateUser(hub, message.terminate)
  }

  const read = async (text: string) => {
    if (!text.startsWith('#')) return text
    const rows = await database.query<{ body: string }>('select body from engine.message where id = $1', [text.slice(1)])
    return rows[0]?.body
  }

  /** A notice is the sender's number and the message, or the number of its row. */
  const receive = async (notice: string) => {
    const [, from, text = ''] = /^(\d+) (.+)$/s.exec(notice) ?? []
    if (from === undefined || from === String(number)) return
    const body = await read(text)
    if (body !== undefined) act(JSON.parse(body) as Message)
  }

  return {
    tell: async (message, tx = database) => {
      if (tx === database) act(message)
      const text = JSON.stringify(message)
      if (Buffer.byteLength(text) <= NOTICE_BYTES)
        await tx.query("select pg_notify($1, $2::int || ' ' || $3)", [LIVE_CHANNEL, number, text])
      else
        await tx.query(
          `with kept as (insert into engine.message (body) values ($3) returning id)
           select pg_notify($1, $2::int || ' #' || id) from kept`,
          [LIVE_CHANNEL, number, text],
        )
    },
    hear: (notice) => {
      order = order
        .then(() => receive(notice))
        .catch((error: unknown) => log.debug({ error }, 'A live message was lost'))
    },
    cleaner: startLoop('live messages', log, async () => {
      await database.query(
        `delete from engine.message where id in (
           select id from engine.message where sent_at < now() - $1 * interval '1 millisecond' order by sent_at limit 5000)`,
        [KEPT],
      )
      return KEPT
    }),
  }
}
