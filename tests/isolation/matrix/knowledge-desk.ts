import { deskHtml } from '@/lib/knowledge/reading/desk-html'
import { readAtDesk } from '@/lib/knowledge/reading/read-at-desk'
import type { Attacks, Blind } from './attack'

/** Articles as the desk reads them. */
export const deskArticleAttacks: Attacks = {
  'lib/knowledge/reading/read-at-desk.ts#readAtDesk': {
    article: (ctx, { ids }) => readAtDesk(ctx, ids.kbArticle, undefined),
    'article in a language': (ctx, { ids }) => readAtDesk(ctx, ids.kbArticle, 'pt-BR'),
  },
}

export const deskArticleBlind: Blind = {
  'lib/knowledge/reading/desk-html.ts#deskHtml': async (ctx, { ids }) => ({
    plain: (await deskHtml(ctx, `<a href="kb:${ids.kbArticle}">Ours</a>`)) === 'Ours',
  }),
}
