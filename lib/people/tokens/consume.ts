import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import type { TokenKind } from './issue'
import { addressHash } from '@/lib/people/sign-in/lockout'
import { hashSecret } from '@/lib/platform/auth/secrets'

const refused = () => ValidationFailed.at('token', 'This link has been used or has expired', 'token_invalid')

const valid = (ctx: Ctx, kind: TokenKind, secret: string) => ({
  tenantId: ctx.tenant.id,
  kind,
  hash: hashSecret(secret),
  usedAt: null,
  expiresAt: { gt: ctx.now },
})

interface Link {
  emailHash: string | null
  user: { email: string | null; status: string }
}

/** Whether the link was mailed to the address that its user has now, and they may come in. */
const stillTheirs = (ctx: Ctx, { emailHash, user: { email, status } }: Link): boolean =>
  email !== null && status !== 'suspended' && emailHash === addressHash(ctx.tenant.id, email)

/**
 * Uses a token up and says whose it was. Two uses at the same time: one succeeds.
 * @throws ValidationFailed at `token` when it is unknown, used, expired, mailed to an address that is no longer
 * its user's, or its user is suspended
 */
export async function consumeToken(tx: Tx, ctx: Ctx, kind: TokenKind, secret: string) {
  const token = await tx.oneTimeToken.findFirst({ where: valid(ctx, kind, secret), include: { user: true } })
  if (!token || !stillTheirs(ctx, token)) throw refused()
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
      select: { emailHash: true, user: { select: { name: true, email: true, status: true } } },
    }),
  )
  if (!token?.user.email || !stillTheirs(ctx, token)) throw refused()
  return { name: token.user.name, email: token.user.email }
}
