import { decide, firstOpened } from '@/lib/knowledge/deflection/decide'
import { openSuggestion } from '@/lib/knowledge/deflection/open'
import { suggest } from '@/lib/knowledge/deflection/suggest'
import { draftArticleFrom } from '@/lib/knowledge/deflection/tickets/draft-article'
import { linkArticle, unlinkArticle } from '@/lib/knowledge/deflection/tickets/link'
import { likelyForTicket } from '@/lib/knowledge/deflection/tickets/likely'
import { articlesOfTicket, linkedTo } from '@/lib/knowledge/deflection/tickets/queries'
import { badFeedback } from '@/lib/knowledge/insight/bad-feedback'
import { unansweredCategories } from '@/lib/knowledge/insight/categories'
import { dismissGap } from '@/lib/knowledge/insight/dismiss'
import { deflectionFigures, versionFigures } from '@/lib/knowledge/insight/figures'
import { listGaps } from '@/lib/knowledge/insight/gaps'
import { reopenedArticles } from '@/lib/knowledge/insight/reopened'
import { missedSearches } from '@/lib/knowledge/insight/searches'
import { newId } from '@/lib/platform/ids'
import { ours, type Attacks, type Blind } from './attack'
import { MARK } from './victim'

/** What is offered instead of tickets, articles of tickets, and gaps. */
export const deflectionAttacks: Attacks = {
  'lib/knowledge/deflection/decide.ts#decide': {
    article: (ctx, { ids }) => decide(ctx, { session: newId(), kind: 'article', id: ids.kbArticle, outcome: 'helped' }),
  },
  'lib/knowledge/deflection/decide.ts#firstOpened': {
    article: (ctx, { ids }) => firstOpened(ctx, { session: newId(), kind: 'article', id: ids.kbArticle }),
  },
  'lib/knowledge/deflection/open.ts#openSuggestion': {
    article: (ctx, { ids }) => openSuggestion(ctx, { session: newId(), kind: 'article', id: ids.kbArticle }),
    'known error': (ctx, { ids }) => openSuggestion(ctx, { session: newId(), kind: 'known_error', id: ids.knownError }),
  },
  'lib/knowledge/deflection/tickets/draft-article.ts#draftArticleFrom': {
    incident: (ctx, { ids }) => draftArticleFrom(ctx, 'incident', ids.incident),
    problem: (ctx, { ids }) => draftArticleFrom(ctx, 'problem', ids.knownError),
  },
  'lib/knowledge/deflection/tickets/link.ts#linkArticle': {
    incident: (ctx, { ids }) => linkArticle(ctx, 'incident', ids.incident, { article: ids.kbArticle }),
    article: async (ctx, { ids }) => linkArticle(ctx, 'incident', await ours(ctx), { article: ids.kbArticle, via: 'sent' }),
  },
  'lib/knowledge/deflection/tickets/link.ts#unlinkArticle': {
    incident: (ctx, { ids }) => unlinkArticle(ctx, 'incident', ids.incident, ids.kbArticle),
    article: async (ctx, { ids }) => unlinkArticle(ctx, 'incident', await ours(ctx), ids.kbArticle),
  },
  'lib/knowledge/deflection/tickets/queries.ts#articlesOfTicket': { incident: (ctx, { ids }) => articlesOfTicket(ctx, 'incident', ids.incident) },
  'lib/knowledge/insight/dismiss.ts#dismissGap': { article: (ctx, { ids }) => dismissGap(ctx, { kind: 'feedback', key: ids.kbArticle }) },
}

export const deflectionBlind: Blind = {
  'lib/knowledge/deflection/suggest.ts#suggest': (ctx) => suggest(ctx, { session: newId(), title: MARK, description: `${MARK} ${MARK}-1` }),
  'lib/knowledge/deflection/tickets/likely.ts#likelyForTicket': (ctx, { ids }) =>
    likelyForTicket(ctx, { id: ids.incident, title: MARK, description: `${MARK} ${MARK}-1`, generation: '' }, 4),
  'lib/knowledge/deflection/tickets/queries.ts#linkedTo': (ctx, { ids }) => linkedTo(ctx, ids.incident),
  'lib/knowledge/insight/bad-feedback.ts#badFeedback': (ctx) => badFeedback(ctx),
  'lib/knowledge/insight/categories.ts#unansweredCategories': (ctx) => unansweredCategories(ctx),
  'lib/knowledge/insight/figures.ts#deflectionFigures': (ctx) => deflectionFigures(ctx),
  'lib/knowledge/insight/figures.ts#versionFigures': (ctx, { ids }) => versionFigures(ctx, ids.kbArticle),
  'lib/knowledge/insight/gaps.ts#listGaps': (ctx) => listGaps(ctx),
  'lib/knowledge/insight/reopened.ts#reopenedArticles': (ctx) => reopenedArticles(ctx),
  'lib/knowledge/insight/searches.ts#missedSearches': (ctx) => missedSearches(ctx),
}

export const deflectionAside: Record<string, string> = {
  'lib/knowledge/insight/own-articles.ts#lookedAfter': 'a condition of queries that are attacked here',
}
