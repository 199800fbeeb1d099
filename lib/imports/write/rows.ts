import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'

/**
 * Runs a statement over many rows at once: they travel as one JSON parameter, `$2`, after the tenant's id
 * as `$1`. One round trip and one plan, however many rows there are.
 */
export const manyRows = <T extends object>(tx: Tx, tenantId: string, statement: string, rows: readonly object[]): Promise<T[]> =>
  txSql<T>(tx, statement, [tenantId, JSON.stringify(rows)])
