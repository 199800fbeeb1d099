import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { readTenant, tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { visibleTickets } from '@/lib/tickets/access'
import { formatNumber } from '@/lib/tickets/ref'
import type { Page } from '@/lib/tickets/schema'
import { readIntake } from './intake/claim'
import { inboundDetailSchema, inboundQuery, inboundSchema, type InboundDetailDto, type InboundDto } from './schema'

const include = {
  mailbox: { select: { address: true } },
  ticket: { select: { id: true, number: true } },
} satisfies Prisma.InboundMailInclude

type Row = Prisma.InboundMailGetPayload<{ include: typeof include }>

/** What became part of a ticket is for those who may see that, in the bin or not; whoever looks after mail has the rest. */
function visibleInbound(ctx: Ctx, params: SqlParams): string {
  if (!can(ctx, 'incident.read')) return 'm.ticket_id is null'
  return `(m.ticket_id is null or exists (select 1 from ticket t where t.tenant_id = m.tenant_id and t.id = m.ticket_id
    and (${visibleTickets(ctx, params)} or ${visibleTickets(ctx, params, { bin: true })})))`
}

/** The tenant's incoming mail, the newest first: senders and subjects, for those who look after it. */
export async function listInbound(ctx: Ctx, input: unknown = {}): Promise<Page<InboundDto>> {
  authorize(ctx, 'mail.manage')
  const { status, outcome, q, limit, cursor } = parse(inboundQuery, input)
  const params = new SqlParams()
  const conditions = [`m.tenant_id = ${params.add(ctx.tenant.id)}::uuid`, visibleInbound(ctx, params)]
  if (status) conditions.push(`m.status = ${params.add(status)}`)
  if (outcome) conditions.push(`m.outcome = ${params.add(outcome)}`)
  if (cursor) conditions.push(`m.id < ${params.add(cursor)}::uuid`)
  if (q) {
    const part = params.add(q.toLowerCase())
    conditions.push(`(strpos(m.from_address, ${part}) > 0 or strpos(lower(m.subject), ${part}) > 0)`)
  }
  const text = `select m.id from inbound_mail m where ${conditions.join(' and ')} order by m.id desc limit ${limit + 1}`
  const found = await tenantSql<{ id: string }>(ctx, { text, values: params.values })
  const ids = found.map(({ id }) => id)
  const rows = await readTenant(ctx, (db) =>
    db.inboundMail.findMany({ where: { tenantId: ctx.tenant.id, id: { in: ids } }, include, orderBy: { id: 'desc' } }),
  )
  const data = rows.slice(0, limit).map((row) => inboundSchema.parse(shown(row)))
  const hasMore = rows.length > limit
  return { data, page: { hasMore, nextCursor: hasMore ? (data.at(-1)?.id ?? null) : null } }
}

/** One message with its flight recorder. @throws NotFound */
export async function getInbound(ctx: Ctx, id: string): Promise<InboundDetailDto> {
  await assertVisible(ctx, id)
  return detailOfInbound(ctx, id)
}

/** The same for whoever has just made a ticket of it, which they may not see. @throws NotFound */
export async function detailOfInbound(ctx: Ctx, id: string): Promise<InboundDetailDto> {
  const row = await inboundRow(ctx, id)
  const { messageId, steps, attempts, error } = row
  const original = (await readIntake(row.intakeId)) !== null
  return inboundDetailSchema.parse({ ...shown(row), messageId, steps, attempts, error, original })
}

/** The message as it came, to the byte. @throws NotFound when it is not there, or no longer kept */
export async function openOriginal(ctx: Ctx, id: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  await assertVisible(ctx, id)
  const row = await inboundRow(ctx, id)
  const intake = await readIntake(row.intakeId)
  if (!intake) throw new NotFound('Message')
  return { fileName: `${id}.eml`, bytes: intake.raw }
}

/** @throws Forbidden, NotFound */
async function assertVisible(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'mail.manage')
  const params = new SqlParams()
  const text = `select 1 as one from inbound_mail m where m.tenant_id = ${params.add(ctx.tenant.id)}::uuid
    and m.id = ${params.add(isUuid(id) ? id : null)}::uuid and ${visibleInbound(ctx, params)}`
  const [row] = await tenantSql(ctx, { text, values: params.values })
  if (!row) throw new NotFound('Message')
}

/** @throws Forbidden, NotFound */
async function inboundRow(ctx: Ctx, id: string): Promise<Row> {
  authorize(ctx, 'mail.manage')
  const row = isUuid(id)
    ? await readTenant(ctx, (db) => db.inboundMail.findFirst({ where: { tenantId: ctx.tenant.id, id }, include }))
    : null
  if (!row) throw new NotFound('Message')
  return row
}

const shown = (row: Row) => ({
  id: row.id,
  from: { address: row.fromAddress, name: row.fromName },
  subject: row.subject,
  size: row.size,
  mailbox: row.mailbox?.address ?? null,
  status: row.status,
  outcome: row.outcome,
  reason: row.reason,
  ticket: row.ticket && { id: row.ticket.id, number: formatNumber('incident', row.ticket.number) },
  receivedAt: row.receivedAt.toISOString(),
  processedAt: row.processedAt?.toISOString() ?? null,
})
