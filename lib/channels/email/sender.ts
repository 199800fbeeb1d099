import 'server-only'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import type { Ctx, UserActor } from '@/lib/platform/context'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { isLocale } from '@/lib/platform/i18n/locale'
import { withoutTag } from '@/lib/platform/mail/address'
import { ANSWER_LIMIT, SENDER_LIMIT, type SenderCounts } from './steps/limits'
import type { KnownMailbox } from './steps/mailbox'
import type { KnownSender } from './steps/requester'

interface SenderRow extends KnownSender {
  locale: string | null
}

const KNOWN = `select u.id, u.name, u.email, u.kind, u.status, u.locale, r.key as role, r.permissions
  from app_user u join role r on r.tenant_id = u.tenant_id and r.id = u.role_id where u.email = any($1::text[])
  order by u.email = $2 desc limit 1`

/** The person with this address, as it stands or without its tag. */
export async function findSender(ctx: Ctx, address: string): Promise<SenderRow | null> {
  const [sender] = await tenantSql<SenderRow>(ctx, {
    name: 'mail-sender',
    text: KNOWN,
    values: [[address, withoutTag(address)], address],
  })
  return sender ?? null
}

/** The context in which a person's mail acts: theirs, with what their role allows, and no session. */
export function contextOf(ctx: Ctx, sender: KnownSender & { locale?: string | null }): Ctx & { actor: UserActor } {
  const { id, name, email, role, permissions } = sender
  return {
    ...ctx,
    locale: isLocale(sender.locale) ? sender.locale : ctx.locale,
    actor: { kind: 'user', id, name, email, role, permissions: permissionsOf(role, permissions), sessionId: '' },
  }
}

/** Somebody who wrote for the first time becomes a contact; whoever was made meanwhile is taken. */
export async function contactFor(tx: Tx, ctx: Ctx, address: string, name: string): Promise<KnownSender> {
  const role = await tx.role.findFirst({ where: { key: 'requester' }, select: { id: true } })
  if (!role) throw new Error('The tenant has no requester role')
  const id = newId()
  const { count } = await tx.user.createMany({
    data: [{ tenantId: ctx.tenant.id, id, kind: 'contact', name, email: address, roleId: role.id, createdAt: ctx.now, updatedAt: ctx.now }],
    skipDuplicates: true,
  })
  if (count > 0) {
    await record(tx, ctx, { entity: { type: 'user', id }, action: 'user.created', after: { kind: 'contact', name, email: address, by: 'mail' } })
  }
  const [sender] = await txSql<KnownSender>(tx, KNOWN, [[address], address])
  if (!sender) throw new Error('A contact could not be made')
  return sender
}

/** What the tenant took of a sender lately. */
export async function countsOf(ctx: Ctx, address: string): Promise<SenderCounts> {
  const [counts] = await tenantSql<SenderCounts>(ctx, {
    name: 'mail-sender-counts',
    text: `select count(*) filter (where outcome in ('created', 'follow_up') and received_at > $2)::int as opened,
        count(*) filter (where received_at > $3)::int as taken
      from inbound_mail where from_address = $1 and status = 'done' and received_at > least($2, $3)`,
    values: [address, new Date(ctx.now.getTime() - ANSWER_LIMIT.windowMs), new Date(ctx.now.getTime() - SENDER_LIMIT.windowMs)],
  })
  return counts ?? { opened: 0, taken: 0 }
}

/** The tenant's mailboxes that are in use. */
export const mailboxesOf = (ctx: Ctx): Promise<KnownMailbox[]> =>
  tenantSql<KnownMailbox>(ctx, {
    name: 'mailboxes-in-use',
    text: `select id, address, team_id as "teamId", category_id as "categoryId", automatic, watch_cc as "watchCc"
      from mailbox where archived_at is null`,
    values: [],
  })
