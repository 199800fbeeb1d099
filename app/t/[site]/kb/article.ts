import { articleFor, type Looked } from '@/lib/knowledge/public/articles'
import { keptIfAny } from '@/lib/knowledge/public/cache'
import { articlePath } from '@/lib/knowledge/public/rules/paths'
import type { Visit } from './answer'

export type Found = Exclude<Looked, { kind: 'none' }>

/** The article of an address, or where it is now, as it is kept; null for neither. */
export const lookUp = (visit: Visit, slug: string): Promise<Found | null> =>
  keptIfAny(visit.site.tenant.id, ['article', visit.place.locale, slug], () => found(visit, slug))

/** The same as it is now. */
export async function found({ audience }: Visit, slug: string): Promise<Found | null> {
  const looked = await articleFor(audience, slug, (card) => articlePath(card.locale, card.slug))
  return looked.kind === 'none' ? null : looked
}
