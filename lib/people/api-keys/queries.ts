import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { readTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import type { ApiKeyDto } from './schema'

export const apiKeyInclude = {
  user: { select: { id: true, name: true } },
  createdBy: { select: { id: true, name: true } },
} satisfies Prisma.ApiKeyInclude

type ApiKeyRow = Prisma.ApiKeyGetPayload<{ include: typeof apiKeyInclude }>

/** The public shape of a key: never its hash. */
export function toApiKeyDto(row: ApiKeyRow): ApiKeyDto {
  return {
    id: row.id,
    kind: row.kind === 'service' ? 'service' : 'personal',
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    user: row.user,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}

const read = async (ctx: Ctx, where: Prisma.ApiKeyWhereInput): Promise<ApiKeyDto[]> => {
  const rows = await readTenant(ctx, (db) =>
    db.apiKey.findMany({
      where: { tenantId: ctx.tenant.id, ...where },
      include: apiKeyInclude,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  )
  return rows.map(toApiKeyDto)
}

/** Every key of the tenant, revoked ones included, the newest first. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKeyDto[]> {
  authorize(ctx, 'apikey.manage')
  return read(ctx, {})
}

/** The actor's own personal keys that still work or have expired, the newest first. */
export async function listOwnApiKeys(ctx: Ctx): Promise<ApiKeyDto[]> {
  authorize(ctx, 'apikey.personal')
  const userId = actorUserId(ctx)
  return userId ? read(ctx, { userId, kind: 'personal', revokedAt: null }) : []
}

/** @throws NotFound when it is missing, of another tenant, or somebody else's and the actor manages no keys */
export async function getApiKey(ctx: Ctx, id: string): Promise<ApiKeyDto> {
  authorize(ctx, 'apikey.manage', 'apikey.personal')
  const keys = isUuid(id) ? await read(ctx, { id, ...onlyOwnUnlessManager(ctx) }) : []
  if (!keys[0]) throw new NotFound('API key')
  return keys[0]
}

/** Narrows a filter to the actor's own keys, unless they manage all. */
export function onlyOwnUnlessManager(ctx: Ctx): Prisma.ApiKeyWhereInput {
  const manages = ctx.actor.kind === 'system' || ctx.actor.permissions.has('apikey.manage')
  return manages ? {} : { userId: actorUserId(ctx) ?? '', kind: 'personal' }
}
