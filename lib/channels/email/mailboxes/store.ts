import 'server-only'
import type { z } from 'zod'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { seal } from '@/lib/platform/crypto/seal'
import { env } from '@/lib/platform/env'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isPublicHost } from '@/lib/platform/http/outbound/address'
import { isUuid } from '@/lib/platform/ids'
import { slugOfAddress } from '@/lib/platform/mail/address'
import { mailDomain } from '@/lib/platform/mail/domain'
import type { MailboxKind } from '../vocabulary'
import type { MailboxDto, updateMailboxInput } from './schema'

export const mailboxInclude = {
  team: { select: { id: true, name: true } },
  category: { select: { id: true, name: true } },
} satisfies Prisma.MailboxInclude

type MailboxRow = Prisma.MailboxGetPayload<{ include: typeof mailboxInclude }>

/** What may be shown: all but the password, and where fetching stands. */
export const toMailboxDto = (row: MailboxRow): MailboxDto => ({
  id: row.id,
  name: row.name,
  address: row.address,
  kind: row.kind as MailboxKind,
  team: row.team,
  category: row.category,
  automatic: row.automatic,
  watchCc: row.watchCc,
  host: row.host,
  port: row.port,
  secure: row.secure,
  username: row.username,
  folder: row.folder,
  active: row.active,
  lastPolledAt: row.lastPolledAt?.toISOString() ?? null,
  lastError: row.lastError,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
})

/** @throws NotFound for a missing or archived one, and for another tenant's alike */
export async function fetchMailbox(tx: Tx, ctx: Ctx, id: string): Promise<MailboxDto> {
  const where = { tenantId: ctx.tenant.id, id, archivedAt: null }
  const row = isUuid(id) ? await tx.mailbox.findFirst({ where, include: mailboxInclude }) : null
  if (!row) throw new NotFound('Mailbox')
  return toMailboxDto(row)
}

/** @throws ValidationFailed at `address` when another mailbox has it, or it is the tenant's default address */
export async function assertAddressFree(tx: Tx, ctx: Ctx, address: string, exceptId?: string): Promise<void> {
  if (slugOfAddress(address, mailDomain()) !== null) throw ValidationFailed.at('address', 'Addresses of this domain are given already', 'taken')
  const where = { tenantId: ctx.tenant.id, address, archivedAt: null, ...(exceptId && { NOT: { id: exceptId } }) }
  const taken = await tx.mailbox.findFirst({ where, select: { id: true } })
  if (taken) throw ValidationFailed.at('address', 'There is a mailbox of this address', 'taken')
}

/** @throws ValidationFailed at `teamId` or `categoryId` when it is unknown or archived */
export async function assertPlace(tx: Tx, { teamId, categoryId }: { teamId: string | null; categoryId: string | null }): Promise<void> {
  const [found] = await txSql<{ team: boolean; category: boolean }>(
    tx,
    `select exists (select from team where id = $1::uuid and archived_at is null) as team,
       exists (select from category where id = $2::uuid and archived_at is null) as category`,
    [teamId, categoryId],
  )
  if (teamId && !found?.team) throw ValidationFailed.at('teamId', 'There is no such team', 'unknown')
  if (categoryId && !found?.category) throw ValidationFailed.at('categoryId', 'There is no such category', 'unknown')
}

const IMAP_PORTS: readonly number[] = [143, 993]

/**
 * Judges a server by its name, before anybody connects; what the name leads to is judged at each connection.
 * @throws ValidationFailed at `host` or `port`
 */
export function assertServer({ host, port }: { host: string; port: number }): void {
  if (env.FAROL_ALLOW_PRIVATE_HOSTS) return
  if (!isPublicHost(host)) throw ValidationFailed.at('host', 'Only servers of the public Internet', 'private_address')
  if (!IMAP_PORTS.includes(port)) throw ValidationFailed.at('port', 'IMAP answers at 993 or 143', 'port_not_allowed')
}

/** The columns that an input sets; the password sealed, when there is one. */
export function columnsOf(ctx: Ctx, input: z.infer<typeof updateMailboxInput>) {
  if (input.kind === 'forward') return input
  const { password, ...rest } = input
  return { ...rest, ...(password !== undefined && { password: seal(ctx.tenant.id, 'mailbox-password', password) }) }
}
