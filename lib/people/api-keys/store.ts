import 'server-only'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { apiKeyInclude, toApiKeyDto } from './queries'
import type { NewApiKeyDto } from './schema'

const SECRET_PREFIX = { personal: 'farol_pat_', service: 'farol_svc_' } as const

interface NewKey {
  kind: keyof typeof SECRET_PREFIX
  name: string
  userId: string
  scopes: string[]
  expiresAt: Date | null
}

/** Stores a key's hash and gives back its secret, this once. */
export async function storeKey(tx: Tx, ctx: Ctx, key: NewKey): Promise<NewApiKeyDto> {
  const createdById = actorUserId(ctx)
  if (!createdById) throw new Forbidden('A key is made by a person')
  const secret = SECRET_PREFIX[key.kind] + newSecret()
  const id = newId()
  const row = await tx.apiKey.create({
    data: {
      tenantId: ctx.tenant.id,
      id,
      ...key,
      createdById,
      prefix: secret.slice(0, SECRET_PREFIX[key.kind].length + 6),
      hash: hashSecret(secret),
      createdAt: ctx.now,
    },
    include: apiKeyInclude,
  })
  const dto = toApiKeyDto(row)
  await record(tx, ctx, { entity: { type: 'api_key', id }, action: 'api_key.created', after: dto })
  return { ...dto, secret }
}
