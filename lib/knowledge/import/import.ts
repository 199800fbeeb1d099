import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { createArticle } from '../articles/create'
import type { ArticleDto } from '../articles/schema'
import { readCategories } from '../categories/store'
import { readDraft } from '../drafts/queries'
import { saveDraft } from '../drafts/save'
import { articleTargets } from '../render/links'
import { createTranslation } from '../translations/create'
import { FATAL, readFile, type ReadFile } from './read-file'
import { importInput, type ImportInput, type ImportResultDto } from './schema'

type Outcome = ImportResultDto['files'][number]

/**
 * Makes drafts of Markdown and HTML files; nothing is published. Each file stands for itself: one that is refused is
 * told with its reason, the others are kept. `name.pt-BR.md` and `name.en.md` become one article in two languages,
 * and links by slug are resolved once all files are there.
 */
export async function importArticles(ctx: Ctx, input: unknown): Promise<ImportResultDto> {
  authorize(ctx, 'kb.write')
  const options = parse(importInput, input)
  const categories = new Map((await readCategories(ctx)).flatMap(({ slug, id, archivedAt }) => (archivedAt ? [] : [[slug, id] as const])))
  const made = new Map<string, ArticleDto>()
  const outcomes: Outcome[] = []
  const open: { id: string; locale: string; body: string }[] = []
  for (const file of options.files) {
    const read = readFile(file, options.locale ?? ctx.tenant.locale)
    const outcome: Outcome = { fileName: read.fileName, title: read.title, locale: read.locale, flaws: [...read.flaws], article: null }
    outcomes.push(outcome)
    if (read.flaws.some((flaw) => FATAL.has(flaw))) continue
    const categoryId = read.fields.category === undefined ? undefined : categories.get(read.fields.category)
    if (read.fields.category !== undefined && !categoryId) outcome.flaws.push('unknown_category')
    try {
      const stem = stemOf(read.fileName)
      const sibling = made.get(stem)
      const article = sibling ? await translate(ctx, sibling, read) : await create(ctx, read, { ...options, categoryId: categoryId ?? options.categoryId })
      made.set(stem, article)
      outcome.article = { id: article.id, number: article.number }
      if (articleTargets(read.body).slugs.length > 0) open.push({ id: article.id, locale: read.locale, body: read.body })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      outcome.flaws.push('failed')
    }
  }
  for (const { id, locale, body } of open) {
    const { version } = await readDraft(ctx, id, locale)
    await saveDraft(ctx, id, locale, { body }, version)
  }
  return { files: outcomes }
}

/** What two languages of one article have in common in their names. */
const stemOf = (name: string): string => name.toLowerCase().replace(/(?:\.(?:pt-br|en))?\.[a-z]+$/, '')

const create = (ctx: Ctx, { title, summary, body, locale, fileName, fields }: ReadFile, { visibility, categoryId }: Pick<ImportInput, 'visibility' | 'categoryId'>) =>
  createArticle(ctx, {
    title, summary, body, locale, categoryId,
    visibility: fields.visibility ?? visibility,
    slug: fields.slug ?? slugOfName(fileName),
    ...(fields.tags ? { tags: fields.tags } : {}),
    ...(fields.template ? { template: fields.template } : {}),
    ...(fields.reviewEveryDays ? { reviewEveryDays: fields.reviewEveryDays } : {}),
  })

const translate = (ctx: Ctx, article: ArticleDto, { title, summary, body, locale, fileName, fields }: ReadFile) =>
  createTranslation(ctx, article.id, { locale, title, summary, body, slug: fields.slug ?? slugOfName(fileName) })

/** The file's name, where it is an address already: links in the same set of files go by it. */
function slugOfName(fileName: string): string | undefined {
  const stem = stemOf(fileName).replace(/^.*[/\\]/, '')
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(stem) && stem.length <= 80 ? stem : undefined
}
