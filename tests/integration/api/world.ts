import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import type { BuiltInRole } from '@/lib/platform/auth/permissions'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, type TestTenant, type TestUser } from '../../support/factories'
import { apiOf, type Api } from './client'

const ROLES = ['admin', 'manager', 'agent_l2', 'agent', 'requester'] as const satisfies BuiltInRole[]

export interface World {
  tenant: TestTenant
  api: Api
  people: Record<BuiltInRole, TestUser>
  /** A personal key of each. */
  keys: Record<BuiltInRole, string>
}

/** A tenant with a person and a key for each role, seen from one client address. */
export async function createWorld(given: Parameters<typeof createTenant>[0] = {}): Promise<World> {
  const tenant = await createTenant(given)
  const people = {} as World['people']
  const keys = {} as World['keys']
  for (const role of ROLES) {
    people[role] = await createUser(tenant, { role })
    keys[role] = await createKey(tenant, people[role])
  }
  return { tenant, people, keys, api: apiOf(`${tenant.slug}.localhost`) }
}

/** A key of the user, without scopes unless given. */
export async function createKey(tenant: TestTenant, user: TestUser, scopes: string[] = []): Promise<string> {
  const secret = `farol_pat_${newSecret()}`
  await ownerSql(
    `insert into api_key (tenant_id, id, kind, name, user_id, created_by_id, prefix, hash, scopes)
     values ($1, $2, 'personal', 'test', $3, $3, $4, $5, $6)`,
    [tenant.id, newId(), user.id, secret.slice(0, 16), hashSecret(secret), scopes],
  )
  return secret
}
