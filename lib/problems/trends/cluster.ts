import { wordsOf, type Word } from './words'

/** Pure: which incidents are alike, and which of such groups recur. No clock, no database. */

export interface Sighting {
  id: string
  title: string
  createdAt: Date
  categoryId: string | null
  requesterId: string
  itemIds: readonly string[]
}

export interface Cluster {
  sightings: Sighting[]
  /** How often each word stands in it. */
  words: Map<string, { shown: string; count: number }>
  categoryId: string | null
  /** The item that most of them name; null without one. */
  itemId: string | null
}

/** From here on two texts speak of the same. */
const ALIKE = 0.45
const SAME_CATEGORY = 0.1
const SAME_ITEM = 0.25
/** A word in more of the texts than this share tells nothing of any of them. */
const COMMON = 0.6
/** With fewer texts than this, no word is common. */
const FEW = 40

/**
 * Groups incidents by what their titles say, helped by category and item. Each joins the group it is most like, in the
 * order given: the same incidents in the same order give the same groups.
 */
export function clusterOf(sightings: readonly Sighting[]): Cluster[] {
  const texts = sightings.map(({ title }) => wordsOf(title))
  const common = commonWords(texts)
  const groups: Cluster[] = []
  const byWord = new Map<string, Set<number>>()
  for (const [index, sighting] of sightings.entries()) {
    const words = (texts[index] ?? []).filter(({ stem }) => !common.has(stem))
    if (words.length === 0) continue
    const near = new Set(words.flatMap(({ stem }) => [...(byWord.get(stem) ?? [])]))
    let best = -1
    let bestScore = ALIKE
    for (const candidate of near) {
      const group = groups[candidate]
      const score = group ? likeness(words, sighting, group) : 0
      if (score >= bestScore && (score > bestScore || best < 0)) [best, bestScore] = [candidate, score]
    }
    const place = best < 0 ? groups.push({ sightings: [], words: new Map(), categoryId: sighting.categoryId, itemId: null }) - 1 : best
    const group = groups[place]
    if (!group) continue
    add(group, sighting, words)
    for (const { stem } of words) byWord.set(stem, (byWord.get(stem) ?? new Set()).add(place))
  }
  return groups.map((group) => ({ ...group, ...sharedPlaces(group) }))
}

function commonWords(texts: readonly Word[][]): Set<string> {
  const counts = new Map<string, number>()
  for (const words of texts) for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const most = texts.length < FEW ? Infinity : texts.length * COMMON
  return new Set([...counts].filter(([, count]) => count > most).map(([stem]) => stem))
}

/** Dice's coefficient over the words, each of the group's weighing as often as it is said there; plus what else they share. */
function likeness(words: readonly Word[], sighting: Sighting, group: Cluster): number {
  const size = group.sightings.length
  const shared = words.reduce((sum, { stem }) => sum + (group.words.get(stem)?.count ?? 0) / size, 0)
  const whole = [...group.words.values()].reduce((sum, { count }) => sum + count / size, 0)
  const text = (2 * shared) / (words.length + whole)
  if (text === 0) return 0
  const category = sighting.categoryId !== null && sighting.categoryId === group.categoryId ? SAME_CATEGORY : 0
  const item = sighting.itemIds.some((id) => group.sightings.some(({ itemIds }) => itemIds.includes(id))) ? SAME_ITEM : 0
  return text + category + item
}

function add(group: Cluster, sighting: Sighting, words: readonly Word[]): void {
  group.sightings.push(sighting)
  for (const { stem, shown } of words) {
    const known = group.words.get(stem)
    group.words.set(stem, { shown: known?.shown ?? shown, count: (known?.count ?? 0) + 1 })
  }
}

/** The category and the item that more than half of the group has. */
function sharedPlaces({ sightings }: Cluster): Pick<Cluster, 'categoryId' | 'itemId'> {
  const mostOf = (ids: readonly (string | null)[]): string | null => {
    const counts = Map.groupBy(ids.filter((id) => id !== null), (id) => id)
    const [top] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
    return top && top[1].length * 2 > sightings.length ? top[0] : null
  }
  return { categoryId: mostOf(sightings.map(({ categoryId }) => categoryId)), itemId: mostOf(sightings.flatMap(({ itemIds }) => [...itemIds])) }
}
