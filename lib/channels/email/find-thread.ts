import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { findThread } from '@/lib/mail/thread'
import { contextOf } from './sender'
import { numbersIn, type ThreadCandidate } from './steps/thread'
import type { KnownSender } from './steps/requester'

interface Found {
  ticketId: string
  confidential: boolean
  requests: boolean
  assigned: boolean
  watches: boolean
  answers: boolean
}

const FACTS = `t.id as "ticketId", t.confidential,
  coalesce(t.requester_id = $2::uuid, false) as requests, coalesce(t.assignee_id = $2::uuid, false) as assigned,
  exists (select from watcher w where w.tenant_id = t.tenant_id and w.ticket_id = t.id and w.user_id = $2::uuid) as watches`

/** A message of ours that went to nobody but the sender: who names its id is the sender, or had it from them. */
const ANSWERS = `exists (select from mail_delivery d
  where d.tenant_id = t.tenant_id and d.ticket_id = t.id and d.user_id = $2::uuid and d.message_id = any($3::text[])) as answers`

/** The ticket that one of these Message-IDs belongs to; none that lies in the bin. */
export async function byMessageIds(ctx: Ctx, ids: readonly string[], sender: KnownSender | null): Promise<ThreadCandidate | null> {
  if (ids.length === 0) return null
  const named = ids.map((id) => `<${id}>`)
  const ticketId = await withTenant(ctx, (tx) => findThread(tx, named))
  if (!ticketId) return null
  const [found] = await tenantSql<Found>(ctx, {
    name: 'mail-thread-by-id',
    text: `select ${FACTS}, ${ANSWERS} from ticket t where t.id = $1::uuid and t.kind = 'incident' and t.deleted_at is null`,
    values: [ticketId, sender?.id ?? null, named],
  })
  return found ? candidate(ctx, found, sender) : null
}

/** The first ticket named in the subject of which the sender is a part. */
export async function byNumber(ctx: Ctx, subject: string, sender: KnownSender | null): Promise<ThreadCandidate | null> {
  const numbers = numbersIn(subject).map((number) => Number(number.slice(4)))
  if (numbers.length === 0 || !sender) return null
  const rows = await tenantSql<Found>(ctx, {
    name: 'mail-thread-by-number',
    text: `select ${FACTS}, false as answers from ticket t where t.kind = 'incident' and t.number = any($1::int[]) and t.deleted_at is null
      order by array_position($1::int[], t.number)`,
    values: [numbers, sender.id],
  })
  const candidates = rows.map((row) => candidate(ctx, row, sender))
  return candidates.find(({ participant }) => participant) ?? candidates[0] ?? null
}

function candidate(ctx: Ctx, { ticketId, confidential, requests, assigned, watches, answers }: Found, sender: KnownSender | null): ThreadCandidate {
  if (!sender) return { ticketId, participant: false, forDesk: false, answers: false }
  const as = contextOf(ctx, sender)
  const works = can(as, 'incident.comment.public') && can(as, 'incident.read') && (!confidential || can(as, 'incident.confidential'))
  const speaks = can(as, 'incident.comment.own') && can(as, 'incident.read.own')
  // Watching a confidential ticket shows nothing of it; answering it would.
  const involved = requests || assigned || (watches && !confidential)
  return { ticketId, participant: works || (speaks && involved), forDesk: works && !requests, answers }
}
