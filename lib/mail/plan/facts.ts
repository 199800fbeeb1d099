import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { formatNumber, type TicketKind } from '@/lib/tickets/ref'
import { mentionedIn } from '../matrix/mentions'
import type { EventComment, TicketEvent } from '../matrix/occasions'
import { isStaff, type Concern, type Person } from '../matrix/people'
import type { Channels, NoticeEvent } from '../vocabulary'

/** An event of the outbox, with when it happened: its message has the same instant. */
export interface OutboxEvent extends TicketEvent {
  id: string
  ticketId: string
  commentId: string | null
  at: Date
}

/** A ticket as messages about it tell of it. */
export interface TicketFacts extends Concern {
  id: string
  kind: TicketKind
  number: string
  title: string
  descriptionText: string
  descriptionHtml: string
  status: string
  priority: number
  channel: string
  resolution: string | null
  resolvedAt: Date | null
  requester: string
  assignee: string | null
  team: string | null
}

export interface CommentFacts extends EventComment {
  bodyText: string
  bodyHtml: string
}

const TICKET = `
select t.id, t.kind, t.number, t.title, t.description_text as "descriptionText", t.description_html as "descriptionHtml", t.status,
  t.priority, t.channel, t.resolution, t.resolved_at as "resolvedAt", t.confidential, t.requester_id as "requesterId", t.assignee_id as "assigneeId",
  t.team_id as "teamId", r.name as requester, a.name as assignee, g.name as team,
  array(select w.user_id from watcher w where w.ticket_id = t.id) as "watcherIds"
from ticket t
  join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
  left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
  left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id
where t.id = any($1::uuid[]) and t.deleted_at is null`

/** Tickets by id, those in the bin left out. */
export async function readTickets(tx: Tx, ids: readonly string[]): Promise<Map<string, TicketFacts>> {
  const rows = await txSql<Omit<TicketFacts, 'number'> & { number: number }>(tx, TICKET, [ids])
  return new Map(rows.map((row) => [row.id, { ...row, number: formatNumber(row.kind, row.number) }]))
}

interface CommentRow {
  visibility: 'public' | 'internal'
  authorId: string | null
  bodyText: string
  bodyHtml: string
}

/**
 * A message is found by its id where the event names it (one to a merged ticket lies on that one), else by the instant
 * that all of one change has.
 */
const COMMENT = `
select visibility, author_id as "authorId", body_text as "bodyText", body_html as "bodyHtml" from comment
where id = $2::uuid or ($2::uuid is null and ticket_id = $1::uuid and created_at = $3::timestamptz and author_id is not distinct from $4::uuid)
order by id desc limit 1`

export async function readComment(tx: Tx, { ticketId, commentId, at, actorId }: OutboxEvent): Promise<CommentRow | null> {
  const [row] = await txSql<CommentRow>(tx, COMMENT, [ticketId, commentId, at, actorId])
  return row ?? null
}

/** What was said, and whom it names; for who wrote it see `people`. */
export function commentFacts(row: CommentRow, { requesterId }: Concern, people: readonly Person[]): CommentFacts {
  const author = people.find(({ id }) => id === row.authorId)
  return {
    ...row,
    fromRequester: row.authorId !== null && (row.authorId === requesterId || (author !== undefined && !isStaff(author))),
    mentionedIds: mentionedIn(row.bodyText, people),
  }
}

export interface KnownPerson extends Person {
  preferences: Partial<Record<NoticeEvent, Channels>>
}

/** Who holds, asked for, or watches the tickets, their teams, and the managers; and who is named in a text. */
const PEOPLE = `
with candidate as (
  select id from unnest($1::uuid[]) as u(id)
  union
  select user_id from team_member where team_id = any($2::uuid[])
  union
  select u.id from role r join app_user u on u.tenant_id = r.tenant_id and u.role_id = r.id where r.key = 'manager'
  union
  select id from app_user
  where $3::text <> '' and kind = 'person' and (strpos($3, '@' || lower(name)) > 0 or strpos($3, '@' || lower(email)) > 0)
)
select u.id, u.name, u.email, u.kind, u.status, u.locale, r.key as role, r.permissions,
  array(select m.team_id from team_member m where m.user_id = u.id and m.team_id = any($2::uuid[])) as teams,
  coalesce((select json_object_agg(p.event, json_build_object('email', p.email, 'inApp', p.in_app))
    from notification_preference p where p.user_id = u.id), '{}') as preferences
from candidate c join app_user u on u.id = c.id join role r on r.tenant_id = u.tenant_id and r.id = u.role_id`

/** Everybody who might hear of the tickets. @param text what was written, when it may name people */
export async function readPeople(
  tx: Tx,
  tickets: readonly Concern[],
  { actorId, text }: { actorId: string | null; text: string },
): Promise<KnownPerson[]> {
  const ids = tickets.flatMap(({ requesterId, assigneeId, watcherIds }) => [requesterId, assigneeId, ...watcherIds])
  const users = [...new Set([...ids, actorId].filter((id) => id !== null))]
  const teams = [...new Set(tickets.map(({ teamId }) => teamId).filter((id) => id !== null))]
  return txSql<KnownPerson>(tx, PEOPLE, [users, teams, text.includes('@') ? text.toLowerCase() : ''])
}
