import { articleFor, type Looked } from '@/lib/knowledge/public/articles'
import { kept } from '@/lib/knowledge/public/cache'
import { articlePath } from '@/lib/knowledge/public/rules/paths'
import type { Visit } from './answer'

/** The article of an address, as it is kept. */
export const lookUp = ({ site, place, audience }: Visit, slug: string): Promise<Looked> =>
  kept(site.tenant.id, ['article', place.locale, slug], () => articleFor(audience, slug, (card) => articlePath(card.locale, card.slug)))
