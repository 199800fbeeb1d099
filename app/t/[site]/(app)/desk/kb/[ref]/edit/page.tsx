import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getT } from '@/components/i18n/get-t'
import { EditPage } from '@/components/knowledge/editor/edit-page'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { listKbCategories } from '@/lib/knowledge/categories/queries'
import { readDraft } from '@/lib/knowledge/drafts/queries'
import { readAtDesk } from '@/lib/knowledge/reading/read-at-desk'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import type { Ctx } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'
import { findTeams } from '@/lib/tickets/lookup/teams'

interface Props {
  params: Promise<{ site: string; ref: string }>
  searchParams: Promise<{ locale?: string | string[]; beside?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, ref } = await params
  const ctx = await optionalContext(site)
  return ctx ? { title: `${getT(ctx.locale, 'knowledge')('article.edit')} ${ref}` } : {}
}

/** An article as it is written, in the language of the address or its first one. */
export default async function EditArticlePage({ params, searchParams }: Props) {
  const { site, ref } = await params
  const ctx = await pageContext(site, 'kb.write')
  const { locale, beside } = await searchParams
  const { article, draft } = await texts(ctx, ref, locale).catch(absent)
  // An archived one is read, not written.
  if (article.archivedAt) redirect(`/desk/kb/${article.number}`)
  const [categories, teams, source] = await Promise.all([
    listKbCategories(ctx),
    findTeams(ctx),
    beside && draft.locale !== article.sourceLocale ? readAtDesk(ctx, article.id, article.sourceLocale) : null,
  ])
  return <EditPage key={`${article.id}:${draft.locale}`} ctx={ctx} article={article} draft={draft} categories={categories} teams={teams} source={source?.text ?? null} />
}

async function texts(ctx: Ctx, ref: string, asked: string | string[] | undefined) {
  const article = await getArticle(ctx, ref)
  const locale = article.translations.find((one) => one.locale === asked)?.locale ?? article.sourceLocale
  return { article, draft: await readDraft(ctx, article.id, locale) }
}

function absent(error: unknown): never {
  if (error instanceof NotFound) notFound()
  throw error
}
