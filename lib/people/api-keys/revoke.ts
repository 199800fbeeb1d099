import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import { onlyOwnUnlessManager } from './queries'

/**
 * Ends a key at once, one's own or any with `apikey.manage`. The account of a service key is suspended with
 * it; its name stays on what it did.
 *
 * @throws Conflict when the key was revoked before
 */
export async function revokeApiKey(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'apikey.personal', 'apikey.manage')
  const tenantId = ctx.tenant.id

  await withTenant(ctx, async (tx) => {
    const key = isUuid(id)
      ? await tx.apiKey.findFirst({ where: { tenantId, id, ...onlyOwnUnlessManager(ctx) } })
      : null
    if (!key) throw new NotFound('API key')
    const { count } = await tx.apiKey.updateMany({
      where: { tenantId, id, revokedAt: null },
      data: { revokedAt: ctx.now },
    })
    if (count === 0) throw new Refused('already_revoked', 'This key was revoked before')
    if (key.kind === 'service') {
      await tx.user.updateMany({
        where: { tenantId, id: key.userId, kind: 'service' },
        data: { status: 'suspended', updatedAt: ctx.now },
      })
    }
    await record(tx, ctx, {
      entity: { type: 'api_key', id },
      action: 'api_key.revoked',
      before: { kind: key.kind, name: key.name, prefix: key.prefix, userId: key.userId },
    })
  })
}
