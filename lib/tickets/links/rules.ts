import { INVERSE, LINK_TYPES, type LinkType, type Relation } from './vocabulary'

/** Pure rules of links: no clock, no database. */

interface StoredLink {
  type: LinkType
  sourceId: string
  targetId: string
}

/**
 * How a link is stored that reads "from <relation> to". One without a direction stands from the lower id to the
 * higher, so that it is the same link from either end.
 */
export function storedLink(relation: Relation, from: string, to: string): StoredLink {
  if (relation === 'relates') {
    const [sourceId, targetId] = from < to ? [from, to] : [to, from]
    return { type: 'relates', sourceId, targetId }
  }
  const forward = LINK_TYPES.find((type) => type === relation)
  if (forward) return { type: forward, sourceId: from, targetId: to }
  const type = LINK_TYPES.find((candidate) => candidate === INVERSE[relation])
  if (!type) throw new Error(`No link is stored for ${relation}`)
  return { type, sourceId: to, targetId: from }
}

/** How a stored link reads from one of its ends. */
export const relationFrom = ({ type, sourceId }: StoredLink, end: string): Relation => (sourceId === end ? type : INVERSE[type])
