import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import type { TokenKind } from './issue'
import { hashSecret } from '@/lib/platform/auth/secrets'

const refused = () => ValidationFailed.at('token', 'This link has been used or has expired', 'token_invalid')

const valid = (ctx: Ctx, kind: TokenKind, secret: string) => ({
  tenantId: ctx.tenant.id,
  kind,
  hash: hashSecret(secret),
  usedAt: null,
  expiresAt: { gt: ctx.now },
})

/**
 * Uses a token up and says whose it was. Two uses at the same time: one succeeds.
 * @throws ValidationFailed at `token` when it is unknown, used, expired, or its user is suspended
 */
export async function consumeToken(tx: Tx, ctx: Ctx, kind: TokenKind, secret: string) {
  const token = await tx.oneTimeToken.findFirst({ where: valid(ctx, kind, secret), include: { user: true } })
  if (!token || token.user.status === 'suspended') throw refused()
  const { count } = await tx.oneTimeToken.updateMany({
    where: { tenantId: ctx.tenant.id, id: token.id, usedAt: null },
    data: { usedAt: ctx.now },
  })
  if (count === 0) throw refused()
  return token.user
}

/**
 * Whose link this is, without using it up.
 * @throws ValidationFailed as `consumeToken` does
 */
export async function peekToken(ctx: Ctx, kind: TokenKind, secret: string): Promise<{ name: string; email: string }> {
  const token = await readTenant(ctx, (db) =>
    db.oneTimeToken.findFirst({
      where: valid(ctx, kind, secret),
      select: { user: { select: { name: true, email: true, status: true } } },
    }),
  )
  if (!token?.user.email || token.user.status === 'suspended') throw refused()
  return { name: token.user.name, email: token.user.email }
}
