import { LIVENESS_LOCK } from '../database/listener.ts'
import type { Tx } from '../database/database.ts'
import type { Engine } from '../engine.ts'
import type { Bus } from './bus.ts'
import type { Client, Member } from './client.ts'
import { deliver, type Broadcast, type Hub } from './hub.ts'
import { MEMBERS } from './limits.ts'

/** First key of the advisory locks by which arrivals and departures of one channel take turns. */
const CHANNEL_LOCK = 72_707_373

/** The channel has as many members as one may have. */
export class ChannelFull extends Error {}

export interface Presence {
  /** Notes an arrival; gives the members as they were signed, one for each user. Throws ChannelFull. */
  join: (client: Client, channel: string, member: Member) => Promise<string[]>
  leave: (client: Client, channel: string, member: Member) => Promise<void>
  members: (channel: string) => Promise<Member[]>
  /** Writes down again who is here, after the database was away. */
  restore: () => Promise<void>
  /** Takes away whoever is no longer here, and those of engines that died. */
  sweep: () => Promise<void>
}

interface Row {
  channel: string
  userId: string
}

/**
 * Who is on presence channels, over all engines of the database. A user with several connections is one member, who
 * arrives with the first and leaves with the last.
 */
export function createPresence({ database, number }: Engine, hub: Hub, bus: Bus): Presence {
  /** One after the other for each channel. What is told within is heard here too, once it is committed. */
  const inTurn = async <T>(channel: string, work: (tx: Tx, tell: (event: Broadcast) => Promise<void>) => Promise<T>) => {
    let told: Broadcast[] = []
    const result = await database.transaction(async (tx) => {
      told = []
      await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [CHANNEL_LOCK, channel])
      return work(tx, async (broadcast) => {
        told.push(broadcast)
        await bus.tell({ broadcast }, tx)
      })
    })
    for (const broadcast of told) deliver(hub, broadcast)
    return result
  }

  const isThere = async (tx: Tx, { channel, userId }: Row) =>
    (await tx.query('select 1 from engine.presence where channel = $1 and user_id = $2 limit 1', [channel, userId])).length > 0

  const departed = (channel: string, rows: readonly Row[]) =>
    inTurn(channel, async (tx, tell) => {
      for (const row of rows) if (!(await isThere(tx, row))) await tell(removed(row))
    })

  const read = (tx: Tx, channel: string) =>
    tx.query<Member>(
      `select distinct on (user_id) user_id as "userId", member as signed from engine.presence
       where channel = $1 order by user_id, socket_id`,
      [channel],
    )

  return {
    join: ({ socketId }, channel, member) =>
      inTurn(channel, async (tx, tell) => {
        const { userId, signed } = member
        const [count] = await tx.query<{ members: number }>(
          'select count(*)::int as members from engine.presence where channel = $1',
          [channel],
        )
        if ((count?.members ?? 0) >= MEMBERS) throw new ChannelFull()
        const known = await isThere(tx, { channel, userId })
        await tx.query(
          `insert into engine.presence (channel, user_id, socket_id, engine, member) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
          [channel, userId, socketId, number, signed],
        )
        if (!known) await tell({ ...added(channel, signed), except: socketId })
        return (await read(tx, channel)).map((row) => row.signed)
      }),

    leave: ({ socketId }, channel, { userId }) =>
      inTurn(channel, async (tx, tell) => {
        await tx.query('delete from engine.presence where channel = $1 and user_id = $2 and socket_id = $3', [
          channel,
          userId,
          socketId,
        ])
        if (!(await isThere(tx, { channel, userId }))) await tell(removed({ channel, userId }))
      }),

    members: (channel) => read(database, channel),

    restore: async () => {
      const here = [...hub.clients.values()].flatMap(({ socketId, channels }) =>
        [...channels].flatMap(([channel, member]) => (member ? [{ channel, socketId, ...member }] : [])),
      )
      if (here.length === 0) return
      const back = await database.query<{ channel: string; member: string }>(
        `insert into engine.presence (channel, user_id, socket_id, engine, member)
         select p.channel, p."userId", p."socketId", $2, p.signed
         from json_to_recordset($1) as p(channel text, "userId" text, "socketId" text, signed text)
         on conflict do nothing returning channel, member`,
        [JSON.stringify(here), number],
      )
      for (const { channel, member } of back) await bus.tell({ broadcast: added(channel, member) })
    },

    sweep: async () => {
      const here = [...hub.clients.values()].map(({ socketId }) => socketId)
      const gone = await database.query<Row>(
        `delete from engine.presence p where (engine = $1 and socket_id <> all ($2::text[]))
           or (engine <> $1 and not exists (
             select 1 from pg_locks l join pg_database d on d.oid = l.database
             where l.locktype = 'advisory' and l.objsubid = 2 and d.datname = current_database()
               and l.classid = $3 and l.objid = p.engine::oid))
         returning channel, user_id as "userId"`,
        [number, here, LIVENESS_LOCK],
      )
      for (const [channel, rows] of Map.groupBy(gone, (row) => row.channel)) await departed(channel, rows)
    },
  }
}

const added = (channel: string, signed: string): Broadcast => ({
  channel,
  event: 'pusher_internal:member_added',
  data: signed,
})

const removed = ({ channel, userId }: Row): Broadcast => ({
  channel,
  event: 'pusher_internal:member_removed',
  data: JSON.stringify({ user_id: userId }),
})
