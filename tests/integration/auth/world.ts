import { newId } from '@/lib/platform/ids'
import type { Visitor } from '@/lib/people/sign-in/visitor'
import { hashPassword } from '@/lib/platform/auth/password'
import type { TenantInfo } from '@/lib/platform/context'
import { createTenant, createUser } from '@/tests/support/factories'
import { ownerSql } from '@/tests/support/owner'

export const PASSWORD = 'uma frase longa de teste'

const passwordHash = hashPassword(PASSWORD)

/** A tenant with an agent who knows PASSWORD. */
export async function createHouse() {
  const tenant = await createTenant()
  const agent = await createUser(tenant, { role: 'agent', passwordHash: await passwordHash })
  return { tenant, agent }
}

let addresses = 0

/** Somebody at the tenant's door, each from an address of their own, so that limits per address do not meet. */
export function visitor(tenant: TenantInfo, given: Partial<Visitor> = {}): Visitor {
  const ip = `192.0.2.${++addresses % 250}`
  return { tenant, requestId: newId(), locale: 'pt-BR', now: new Date(), ip, userAgent: 'vitest', ...given }
}

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds)

/** What the audit says happened in the tenant, oldest first. */
export const auditOf = (tenant: TenantInfo) =>
  ownerSql<{ action: string; entity_type: string; entity_id: string; after: unknown; ip: string | null }>(
    'select action, entity_type, entity_id, after, ip from audit_entry where tenant_id = $1 order by id',
    [tenant.id],
  )

/**
 * Waits until `read` answers as expected: what the database tells other connections takes a few milliseconds.
 * Far below the seconds after which caches read anew by themselves.
 */
export async function soon<T>(read: () => Promise<T>, expected: (value: T) => boolean): Promise<T> {
  const until = Date.now() + 3_000
  for (;;) {
    const value = await read()
    if (expected(value) || Date.now() > until) return value
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
