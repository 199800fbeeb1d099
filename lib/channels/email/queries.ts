import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { readTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { formatNumber } from '@/lib/tickets/ref'
import type { Page } from '@/lib/tickets/schema'
import { readIntake } from './intake/claim'
import { inboundDetailSchema, inboundQuery, inboundSchema, type InboundDetailDto, type InboundDto } from './schema'

const include = {
  mailbox: { select: { address: true } },
  ticket: { select: { id: true, number: true } },
} satisfies Prisma.InboundMailInclude

type Row = Prisma.InboundMailGetPayload<{ include: typeof include }>

/** The tenant's incoming mail, the newest first: senders and subjects, for those who look after it. */
export async function listInbound(ctx: Ctx, input: unknown = {}): Promise<Page<InboundDto>> {
  authorize(ctx, 'mail.manage')
  const { status, outcome, q, limit, cursor } = parse(inboundQuery, input)
  const rows = await readTenant(ctx, (db) =>
    db.inboundMail.findMany({
      where: {
        tenantId: ctx.tenant.id,
        ...(status && { status }),
        ...(outcome && { outcome }),
        ...(cursor && { id: { lt: cursor } }),
        ...(q && { OR: [{ fromAddress: { contains: q.toLowerCase() } }, { subject: { contains: q, mode: 'insensitive' } }] }),
      },
      include,
      orderBy: { id: 'desc' },
      take: limit + 1,
    }),
  )
  const data = rows.slice(0, limit).map((row) => inboundSchema.parse(shown(row)))
  const hasMore = rows.length > limit
  return { data, page: { hasMore, nextCursor: hasMore ? (data.at(-1)?.id ?? null) : null } }
}

/** One message with its flight recorder. @throws NotFound */
export async function getInbound(ctx: Ctx, id: string): Promise<InboundDetailDto> {
  const row = await inboundRow(ctx, id)
  const { messageId, steps, attempts, error } = row
  const original = (await readIntake(row.intakeId)) !== null
  return inboundDetailSchema.parse({ ...shown(row), messageId, steps, attempts, error, original })
}

/** The message as it came, to the byte. @throws NotFound when it is not there, or no longer kept */
export async function openOriginal(ctx: Ctx, id: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  const row = await inboundRow(ctx, id)
  const intake = await readIntake(row.intakeId)
  if (!intake) throw new NotFound('Message')
  return { fileName: `${id}.eml`, bytes: intake.raw }
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
