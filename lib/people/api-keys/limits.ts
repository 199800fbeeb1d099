import 'server-only'
import { holdsAll } from '@/lib/people/users/rules'
import type { Permission } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Forbidden, ValidationFailed } from '@/lib/platform/errors'

interface Wanted {
  scopes: Permission[]
  expiresAt?: Date
}

/**
 * Holds a new key within what its maker can do: no scope they lack, and, when the maker is itself a key,
 * nothing beyond that key's scopes and end, so that a narrow key cannot beget a wide one.
 *
 * @throws ValidationFailed at `expiresAt` when it has passed, Forbidden for a scope the maker lacks
 */
export async function withinMakersLimits(tx: Tx, ctx: Ctx, { scopes, expiresAt }: Wanted) {
  if (expiresAt && expiresAt <= ctx.now) throw ValidationFailed.at('expiresAt', 'This instant has passed', 'past')
  if (!holdsAll(ctx, scopes)) throw new Forbidden('You cannot give a key permissions that you do not have')
  if (ctx.actor.kind !== 'apiKey') return { scopes, expiresAt: expiresAt ?? null }

  const maker = await tx.apiKey.findFirstOrThrow({
    where: { tenantId: ctx.tenant.id, id: ctx.actor.id },
    select: { expiresAt: true },
  })
  const ends = [expiresAt, maker.expiresAt].filter((end) => end instanceof Date)
  return {
    scopes: scopes.length > 0 ? scopes : [...ctx.actor.permissions].sort(),
    expiresAt: ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  }
}
