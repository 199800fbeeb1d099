import { createArticle } from '@/lib/knowledge/articles/create'
import { createKbCategory } from '@/lib/knowledge/categories/create'
import { saveDraft } from '@/lib/knowledge/drafts/save'
import { publish } from '@/lib/knowledge/publishing/publish'
import { createTranslation } from '@/lib/knowledge/translations/create'
import { readTenant } from '@/lib/platform/db/tenant'
import { toldArticles, toldCategories, type ToldArticle } from './articles'
import { seedFeedback } from './feedback'
import { personOf, type Cast } from './people'

const DAY = 86_400_000
/** Who builds the tree and publishes. */
const EDITOR = 'manager'

interface Stage {
  as: Cast
  /** When the demo is told; articles count back from here. */
  now: Date
}

/** Publishes the articles that are not there yet, each at its time: first in Portuguese, then the translations. */
export async function seedKnowledge(stage: Stage): Promise<void> {
  const told = toldArticles()
  const categoryIds = await seedCategories(stage)
  const ids = await seedSources(told.filter(isSource), stage, categoryIds)
  const inOrder = [...told.filter(isSource), ...told.filter((article) => !isSource(article))]
  for (const article of inOrder) {
    const id = ids.get(article.key)
    if (!id) throw new Error(`${article.key}.${article.locale} has no text in Portuguese`)
    await publishText(article, id, ids, stage)
  }
}

const isSource = ({ locale }: ToldArticle) => locale === 'pt-BR'

async function seedCategories({ as, now }: Stage): Promise<Map<string, string>> {
  const ctx = as(EDITOR, now)
  const known = await readTenant(ctx, (db) => db.kbCategory.findMany({ select: { id: true, slug: true } }))
  const ids = new Map(known.map(({ id, slug }) => [slug, id]))
  for (const { slug, parent, names, descriptions } of toldCategories()) {
    if (ids.has(slug)) continue
    const parentId = parent === null ? null : ids.get(parent)
    ids.set(slug, (await createKbCategory(ctx, { slug, names, descriptions, parentId })).id)
  }
  return ids
}

/** Begins every article before any text is written, since texts link to each other. Returns ids by key. */
async function seedSources(sources: ToldArticle[], { as, now }: Stage, categoryIds: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const drafts = await readTenant(as(EDITOR, now), (db) => db.kbDraft.findMany({ select: { articleId: true, title: true } }))
  const known = new Map(drafts.map(({ title, articleId }) => [title, articleId]))
  const ids = new Map<string, string>()
  for (const { key, title, summary, category, tags, visibility, template, owner, reviewEveryDays, publishedDaysAgo } of sources.toSorted(oldestFirst)) {
    const written = as(personOf(owner), daysAgo(now, publishedDaysAgo + 2))
    const categoryId = categoryIds.get(category)
    const given = { title, summary, categoryId, tags, visibility, template, reviewEveryDays, locale: 'pt-BR' }
    ids.set(key, known.get(title) ?? (await createArticle(written, given)).id)
  }
  return ids
}

async function publishText(article: ToldArticle, id: string, ids: ReadonlyMap<string, string>, { as, now }: Stage): Promise<void> {
  const { title, summary, locale, owner, publishedDaysAgo } = article
  const editor = as(EDITOR, daysAgo(now, publishedDaysAgo))
  const author = as(personOf(owner), daysAgo(now, publishedDaysAgo + 1))
  const text = { title, summary, body: withIds(article.body, ids) }
  const there = await readTenant(editor, (db) => db.kbTranslation.findFirst({ where: { articleId: id, locale }, select: { status: true } }))
  if (there?.status === 'published') return
  if (there) await saveDraft(author, id, locale, text)
  else await createTranslation(author, id, { locale, ...text })
  await publish(editor, id, locale)
  await seedFeedback(editor, { articleId: id, locale, ...article.feedback }, now)
}

/** Links by key become links by id. */
const withIds = (body: string, ids: ReadonlyMap<string, string>) =>
  body.replaceAll(/\(kb:([a-z0-9-]+)\)/g, (_, key: string) => `(kb:${ids.get(key) ?? key})`)

const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * DAY)
const oldestFirst = (a: ToldArticle, b: ToldArticle) => b.publishedDaysAgo - a.publishedDaysAgo
