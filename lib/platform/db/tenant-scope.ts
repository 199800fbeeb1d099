import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { isUuid } from '@/lib/platform/ids'
import { processWide } from '@/lib/platform/process-wide'

/** The tenant id and nothing else: permissions, the actor and the clock travel in `ctx`, where they can be read. */
const scope = processWide('db.scope', () => new AsyncLocalStorage<string>())

/** All that this folder needs to know of a `Ctx`. */
export interface TenantScope {
  readonly tenant: { readonly id: string }
}

/**
 * Runs `work` for one tenant.
 *
 * @throws when the caller already runs for another tenant: two tenants in one flow are always a mistake, and
 * a job that serves several starts each in a flow of its own
 */
export function runAs<T>({ tenant }: TenantScope, work: () => Promise<T>): Promise<T> {
  assertSame(tenant.id)
  return scope.run(tenant.id, work)
}

/** @throws when the current flow belongs to another tenant, or the id is none */
export function assertSame(tenantId: string): void {
  if (!isUuid(tenantId)) throw new Error('A tenant id must be a UUID')
  const current = scope.getStore()
  if (current !== undefined && current !== tenantId)
    throw new Error('This work already runs for another tenant')
}

/** The tenant of the current flow. @throws outside `withTenant` and `readTenant` */
export function currentTenant(): string {
  const tenantId = scope.getStore()
  if (tenantId === undefined) throw new Error('No tenant: use withTenant or readTenant')
  return tenantId
}
