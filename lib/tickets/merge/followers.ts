import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import type { TicketRow } from '../fetch'

interface Followers {
  /** Who asked for the source, and who watches it. */
  followers: string[]
  /** Those who did not follow the target before. */
  added: string[]
}

/** Lets those who follow the source follow the target too. */
export async function moveFollowers(tx: Tx, ctx: Ctx, source: TicketRow, target: TicketRow): Promise<Followers> {
  const watchers = await tx.watcher.findMany({ where: { ticketId: source.id }, select: { userId: true } })
  const everybody = new Set([source.requester.id, ...watchers.map(({ userId }) => userId)])
  everybody.delete(target.requester.id)
  const followers = [...everybody].sort()
  const rows = await txSql<{ userId: string }>(
    tx,
    `insert into watcher (tenant_id, ticket_id, user_id)
     select $1::uuid, $2::uuid, id::uuid from json_array_elements_text($3::json) as id
     on conflict do nothing returning user_id as "userId"`,
    [ctx.tenant.id, target.id, JSON.stringify(followers)],
  )
  return { followers, added: rows.map(({ userId }) => userId) }
}

/**
 * Takes from the target those who follow it because of this merge alone, and from whatever that was merged into
 * since, to the end of the chain. Whom another merge brings as well stays, and leaves with that one: merges are
 * undone in any order.
 */
export async function returnFollowers(tx: Tx, targetId: string, sourceId: string, added: readonly string[]): Promise<void> {
  const others = await tx.ticketMerge.findMany({
    where: { ticketId: { not: sourceId }, ticket: { mergedIntoId: targetId } },
    orderBy: { ticketId: 'asc' },
    select: { ticketId: true, followers: true, added: true },
  })
  const leaving: string[] = []
  for (const userId of added) {
    const heir = others.find(({ followers }) => idsIn(followers).includes(userId))
    if (!heir) leaving.push(userId)
    else heir.added = [...idsIn(heir.added), userId]
  }
  for (const { ticketId, added: now } of others) await tx.ticketMerge.updateMany({ where: { ticketId }, data: { added: idsIn(now) } })
  await tx.watcher.deleteMany({ where: { ticketId: targetId, userId: { in: leaving } } })
  if (leaving.length > 0) await leaveBehind(tx, targetId, leaving)
}

/** When the ticket was merged itself: those who no longer follow it did not bring themselves to what stands for it. */
async function leaveBehind(tx: Tx, ticketId: string, leaving: readonly string[]): Promise<void> {
  const [merge, ticket] = [
    await tx.ticketMerge.findFirst({ where: { ticketId }, select: { followers: true, added: true } }),
    await tx.ticket.findFirst({ where: { id: ticketId }, select: { mergedIntoId: true, requesterId: true } }),
  ]
  if (!merge || !ticket?.mergedIntoId) return
  // Whoever asked for it follows in their own right.
  const left = leaving.filter((userId) => userId !== ticket.requesterId)
  const without = (ids: readonly string[]) => ids.filter((userId) => !left.includes(userId))
  const added = idsIn(merge.added)
  await tx.ticketMerge.updateMany({ where: { ticketId }, data: { followers: without(idsIn(merge.followers)), added: without(added) } })
  await returnFollowers(tx, ticket.mergedIntoId, ticketId, added.filter((userId) => left.includes(userId)))
}

/** A stored list of ids. */
export const idsIn = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : []
