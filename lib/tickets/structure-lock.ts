import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'

/**
 * Lets one change of merges or families at a time through in a tenant, to the end of the transaction: two that
 * are harmless alone could make a circle together. Taken before any ticket is locked.
 */
export async function lockStructure(tx: Tx, ctx: Pick<Ctx, 'tenant'>): Promise<void> {
  await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('ticket_structure:' || $1, 0))::text as locked`, [ctx.tenant.id])
}
