import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { addressHash } from '@/lib/people/sign-in/lockout'

/** Milliseconds for which a link is good. */
export const TOKEN_LIFETIME = { invitation: 7 * 86_400_000, password_reset: 3_600_000 } as const

export type TokenKind = keyof typeof TOKEN_LIFETIME

interface Issue {
  kind: TokenKind
  userId: string
  /** The address the link is mailed to: it is good only while that is the user's own. */
  to: string
}

/**
 * Makes a one-time token for a link and returns it; only its hash is kept. Earlier unused tokens of the
 * same kind and user stop working.
 */
export async function issueToken(tx: Tx, ctx: Ctx, { kind, userId, to }: Issue): Promise<string> {
  const tenantId = ctx.tenant.id
  const secret = newSecret()
  await tx.oneTimeToken.updateMany({ where: { tenantId, userId, kind, usedAt: null }, data: { usedAt: ctx.now } })
  await tx.oneTimeToken.create({
    data: {
      tenantId,
      id: newId(),
      userId,
      kind,
      hash: hashSecret(secret),
      emailHash: addressHash(tenantId, to),
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + TOKEN_LIFETIME[kind]),
    },
  })
  return secret
}
