import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { newId } from '@/lib/platform/ids'
import type { TestTenant, TestUser } from './factories'
import { ownerSql } from './owner'

/** A personal API key, as its owner holds it. */
export async function createKey(tenant: TestTenant, user: TestUser): Promise<string> {
  const secret = `farol_pat_${newSecret()}`
  await ownerSql(
    `insert into api_key (tenant_id, id, kind, name, user_id, created_by_id, prefix, hash, scopes)
     values ($1, $2, 'personal', 'test', $3, $3, 'farol_pat', $4, '{}')`,
    [tenant.id, newId(), user.id, hashSecret(secret)],
  )
  return secret
}
