import 'server-only'
import type { TokensDto } from './schema'
import { ACCESS_TOKEN_LIFE, signAccessToken } from '@/lib/platform/auth/access-token'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { SESSION_LIFE } from '@/lib/platform/auth/sessions'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'

const PREFIX = 'farol_refresh_'

/** A new refresh token of the session; only its hash is kept. It is good for as long as a session may idle. */
export async function addRefreshToken(tx: Tx, tenantId: string, sessionId: string, now: Date): Promise<string> {
  const secret = PREFIX + newSecret()
  const expiresAt = new Date(now.getTime() + SESSION_LIFE.api.idle)
  await txSql(
    tx,
    `insert into refresh_token (tenant_id, id, session_id, hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tenantId, newId(), sessionId, hashSecret(secret), now, expiresAt],
  )
  return secret
}

/** What an API client gets: an access token for now, and a refresh token to get the next pair with. */
export const tokens = async (tenantId: string, sessionId: string, refreshToken: string, now: Date): Promise<TokensDto> => ({
  accessToken: await signAccessToken(tenantId, sessionId, now),
  expiresIn: ACCESS_TOKEN_LIFE,
  refreshToken,
})
