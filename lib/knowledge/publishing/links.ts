import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { articleTargets } from '../render/links'

interface Place {
  tenantId: string
  articleId: string
  locale: string
}

/** Writes down which articles the published text of a language links to, in place of what stood there. */
export async function writeLinks(tx: Tx, ctx: Pick<Ctx, 'tenant'>, { articleId, locale }: Place, versionId: string | null): Promise<void> {
  const tenantId = ctx.tenant.id
  await tx.kbLink.deleteMany({ where: { tenantId, articleId, locale } })
  const version = versionId ? await tx.kbVersion.findFirst({ where: { tenantId, id: versionId }, select: { body: true } }) : null
  const { ids, slugs } = articleTargets(version?.body ?? '')
  const found = ids.length ? await tx.kbArticle.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true } }) : []
  const known = new Set(found.map(({ id }) => id))
  await tx.kbLink.createMany({
    data: [...ids, ...slugs].map((target) => ({ tenantId, articleId, locale, target, targetId: known.has(target) ? target : null })),
  })
}
