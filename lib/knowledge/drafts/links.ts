import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { articlesBySlug } from '../articles/slugs'
import { articleTargets, renamedTargets } from '../render/links'

/** The text with the ids of the articles that it names by slug, as far as there are such articles. */
export async function withResolvedLinks(tx: Tx, ctx: Pick<Ctx, 'tenant'>, locale: string, body: string): Promise<string> {
  return renamedTargets(body, await articlesBySlug(tx, ctx, locale, articleTargets(body).slugs))
}
