import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { ArticleList } from '@/components/knowledge/list/list-page'
import { queryOf, readListState } from '@/components/knowledge/list/state'
import { listArticles } from '@/lib/knowledge/articles/list'
import { articleListQuery } from '@/lib/knowledge/articles/schema'
import { listKbCategories } from '@/lib/knowledge/categories/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'knowledge')('title') } : {}
}

/** The articles that one may read or write. */
export default async function KnowledgePage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'kb.read')
  const state = readListState(await searchParams)
  const [{ shown, page }, categories] = await Promise.all([articlesOf(ctx, state), listKbCategories(ctx)])
  return <ArticleList ctx={ctx} state={shown} page={page} categories={categories} />
}

type State = ReturnType<typeof readListState>

async function articlesOf(ctx: Ctx, state: State) {
  const list = (shown: State) => listArticles(ctx, articleListQuery.parse(queryOf(shown, actorUserId(ctx))))
  try {
    return { shown: state, page: await list(state) }
  } catch (error) {
    // A page that is no longer there: the first one is.
    if (!(error instanceof ValidationFailed) || !state.after) throw error
    const shown = { ...state, after: '' }
    return { shown, page: await list(shown) }
  }
}
