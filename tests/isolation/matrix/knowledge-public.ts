import { publicAddresses } from '@/lib/knowledge/public/addresses'
import { audienceOf, everybody } from '@/lib/knowledge/public/audience'
import { categoriesFor } from '@/lib/knowledge/public/categories'
import { cardsOf, homeFor, newsFor } from '@/lib/knowledge/public/lists'
import type { Blind } from './attack'

const MANY = 100

/** What is read of the knowledge base by whoever is signed in and by everybody: each organisation's own. */
export const publicKnowledgeBlind: Blind = {
  'lib/knowledge/public/audience.ts#audienceOf': async (ctx, { ids }) => {
    const audiences = [audienceOf(ctx), everybody(ctx.tenant, ctx.locale)]
    const read = audiences.map((audience) =>
      Promise.all([homeFor(audience), newsFor(audience, MANY), categoriesFor(audience), cardsOf(audience, [ids.kbArticle])]),
    )
    return Promise.all([...read, publicAddresses(ctx.tenant)])
  },
}
