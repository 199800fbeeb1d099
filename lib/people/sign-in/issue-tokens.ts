import 'server-only'
import { addRefreshToken, tokens } from './refresh-token'
import type { TokensDto } from './schema'
import type { Visitor } from './visitor'
import { signInWithPassword } from './with-password'
import { withTenant } from '@/lib/platform/db/tenant'

/**
 * Signs in at the API: `{email, password}` for an access token of 15 minutes and a refresh token.
 * @throws as `signInWithPassword`
 */
export async function issueTokens(visitor: Visitor, input: unknown): Promise<TokensDto> {
  const { tenant, now } = visitor
  const { sessionId } = await signInWithPassword(visitor, 'api', input)
  const refreshToken = await withTenant(visitor, (tx) => addRefreshToken(tx, tenant.id, sessionId, now))
  return tokens(tenant.id, sessionId, refreshToken, now)
}
