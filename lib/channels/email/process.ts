import 'server-only'
import { withTenant } from '@/lib/platform/db/tenant'
import { jobContext } from '@/lib/platform/jobs/context'
import { log } from '@/lib/platform/log'
import { formatNumber } from '@/lib/tickets/ref'
import { deliver, type Delivered } from './deliver'
import { claimIntake, finishIntake, MOST_ATTEMPTS, putOff, waitForTenant, type Intake } from './intake/claim'
import { tenantsOf } from './intake/tenants'
import { messageRow } from './message-row'
import { readHeaders, type MailHeaders } from './read/headers'
import { recipientsOf } from './steps/recipients'
import type { MailOutcome } from './vocabulary'

export interface Processed {
  outcome: MailOutcome
  /** The ticket that it made or went to. */
  ticket: { id: string; number: string } | null
}

/**
 * Works on a stored message: for each tenant that it is for, what `deliver` says. Never throws for the message's sake:
 * what fails is put off, and tried again by the sweep. Null when there is nothing to do, or it has to wait.
 */
export async function processIntake(id: string): Promise<Processed | null> {
  const intake = await claimIntake(id)
  if (!intake) return null
  if (intake.attempts > MOST_ATTEMPTS) {
    // Nobody lived to say what went wrong: it ends whoever works on it.
    if (await putOff(id, 'crashed')) await markFailed(intake, 'crashed')
    return null
  }
  try {
    return await work(intake)
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    log().error({ error, intakeId: id }, 'A message could not be processed')
    if (await putOff(id, name)) await markFailed(intake, name)
    return null
  }
}

async function work(intake: Intake): Promise<Processed | null> {
  const headers = readHeaders(intake.raw)
  const tenantIds = await ownersOf(intake, headers)
  if (tenantIds.length === 0) {
    await finishIntake(intake.id, 'unclaimed')
    return { outcome: 'rejected', ticket: null }
  }
  let first: Processed | null = null
  let waiting = false
  for (const tenantId of tenantIds) {
    const ctx = await jobContext(tenantId, `mail-${intake.id}`)
    if (!ctx) {
      waiting = true
      continue
    }
    const row = await messageRow(ctx, intake, headers)
    if (row.status !== 'received') continue
    const delivered = await deliver(ctx, intake, headers, row, { force: false })
    if (delivered) first ??= { outcome: delivered.outcome, ticket: await numberOf(tenantId, delivered) }
  }
  if (waiting) await waitForTenant(intake.id)
  else await finishIntake(intake.id, 'done')
  return first
}

const ownersOf = (intake: Intake, headers: MailHeaders): Promise<string[]> =>
  intake.tenantId ? Promise.resolve([intake.tenantId]) : tenantsOf(recipientsOf(intake.recipients, headers))

async function numberOf(tenantId: string, { ticketId }: Delivered): Promise<Processed['ticket']> {
  if (!ticketId) return null
  const scope = { tenant: { id: tenantId } }
  const ticket = await withTenant(scope, (tx) => tx.ticket.findFirst({ where: { id: ticketId }, select: { number: true } }))
  return ticket && { id: ticketId, number: formatNumber('incident', ticket.number) }
}

/** After the last try: the tenant's admin sees it, and can have it processed again. */
async function markFailed(intake: Intake, error: string): Promise<void> {
  const headers = readHeaders(intake.raw)
  for (const tenantId of await ownersOf(intake, headers)) {
    const ctx = await jobContext(tenantId, `mail-${intake.id}`)
    if (!ctx) continue
    const row = await messageRow(ctx, intake, headers)
    await withTenant(ctx, (tx) =>
      tx.inboundMail.updateMany({
        where: { id: row.id, status: 'received' },
        data: { status: 'failed', reason: 'error', error, attempts: intake.attempts, processedAt: ctx.now },
      }),
    )
  }
}
