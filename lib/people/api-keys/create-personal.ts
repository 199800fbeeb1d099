import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { withinMakersLimits } from './limits'
import { type NewApiKeyDto, personalKeyInput } from './schema'
import { storeKey } from './store'

/** Makes a key that acts as its maker, with all of their permissions or the given ones. */
export async function createPersonalKey(ctx: Ctx, input: unknown): Promise<NewApiKeyDto> {
  authorize(ctx, 'apikey.personal')
  const { name, ...wanted } = parse(personalKeyInput, input)
  const userId = actorUserId(ctx)
  if (!userId) throw new Forbidden('A personal key belongs to a person')

  return withTenant(ctx, async (tx) => {
    const limits = await withinMakersLimits(tx, ctx, wanted)
    return storeKey(tx, ctx, { kind: 'personal', name, userId, ...limits })
  })
}
