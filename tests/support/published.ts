import { createArticle } from '@/lib/knowledge/articles/create'
import { publish } from '@/lib/knowledge/publishing/publish'
import type { Ctx } from '@/lib/platform/context'

/** An article in the writer's language that was written and published as people do it, by somebody who may do both. */
export async function publishedArticle(ctx: Ctx, given: object) {
  const { id, sourceLocale } = await createArticle(ctx, { title: 'Artigo', body: 'Veja os passos.', visibility: 'public', ...given })
  const { translations } = await publish(ctx, id, sourceLocale)
  const text = translations.find(({ locale }) => locale === sourceLocale)
  if (!text?.published) throw new Error('not published')
  return { id, slug: text.slug, versionId: text.published.id }
}
