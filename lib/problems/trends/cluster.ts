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

/** A group while it grows, with what is asked of it for each incident that may join. */
interface Growing {
  sightings: Sighting[]
  words: Cluster['words']
  /** How many words its titles have, together. */
  said: number
  categoryId: string | null
  itemIds: Set<string>
}

/**
 * Groups incidents by what their titles say, helped by category and item. Each joins the group it is most like, in the
 * order given: the same incidents in the same order give the same groups.
 */
export function clusterOf(sightings: readonly Sighting[]): Cluster[] {
  const texts = sightings.map(({ title }) => wordsOf(title))
  const common = commonWords(texts)
  const groups: Growing[] = []
  /** For each word the groups that say it, by their place, and how often. */
  const saidIn = new Map<string, Map<number, number>>()
  for (const [index, sighting] of sightings.entries()) {
    const words = tellingWords(texts[index] ?? [], common)
    if (words.length === 0) continue
    const place = likest(words, sighting, groups, saidIn) ?? groups.push(begin(sighting)) - 1
    const group = groups[place]
    if (!group) continue
    add(group, sighting, words)
    for (const { stem } of words) {
      const places = saidIn.get(stem) ?? new Map<number, number>()
      saidIn.set(stem, places.set(place, (places.get(place) ?? 0) + 1))
    }
  }
  return groups.map(({ sightings: all, words }) => ({ sightings: all, words, ...sharedPlaces(all) }))
}

const begin = ({ categoryId }: Sighting): Growing => ({ sightings: [], words: new Map(), said: 0, categoryId, itemIds: new Set() })

/** What a title says beside what all say; where that is nothing, it is one of those that all others are like. */
function tellingWords(words: readonly Word[], common: ReadonlySet<string>): readonly Word[] {
  const telling = words.filter(({ stem }) => !common.has(stem))
  return telling.length > 0 ? telling : words
}

function commonWords(texts: readonly Word[][]): Set<string> {
  const counts = new Map<string, number>()
  for (const words of texts) for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const most = texts.length < FEW ? Infinity : texts.length * COMMON
  return new Set([...counts].filter(([, count]) => count > most).map(([stem]) => stem))
}

/** The place of the group that an incident is most like; null when it is like none. Of equals, the first. */
function likest(
  words: readonly Word[],
  sighting: Sighting,
  groups: readonly Growing[],
  saidIn: ReadonlyMap<string, ReadonlyMap<number, number>>,
): number | null {
  const shared = new Map<number, number>()
  for (const { stem } of words) for (const [place, count] of saidIn.get(stem) ?? []) shared.set(place, (shared.get(place) ?? 0) + count)
  let best: { place: number; score: number } | null = null
  for (const [place, count] of shared) {
    const group = groups[place]
    const score = group ? likeness(words.length, count, sighting, group) : 0
    if (score < ALIKE) continue
    if (!best || score > best.score || (score === best.score && place < best.place)) best = { place, score }
  }
  return best && best.place
}

/** Dice's coefficient over the words, each of the group's weighing as often as it is said there; plus what else they share. */
function likeness(length: number, shared: number, { categoryId, itemIds }: Sighting, group: Growing): number {
  const size = group.sightings.length
  const text = (2 * shared) / size / (length + group.said / size)
  const category = categoryId !== null && categoryId === group.categoryId ? SAME_CATEGORY : 0
  const item = itemIds.some((id) => group.itemIds.has(id)) ? SAME_ITEM : 0
  return text + category + item
}

function add(group: Growing, sighting: Sighting, words: readonly Word[]): void {
  group.sightings.push(sighting)
  group.said += words.length
  for (const id of sighting.itemIds) group.itemIds.add(id)
  for (const { stem, shown } of words) {
    const known = group.words.get(stem)
    group.words.set(stem, { shown: known?.shown ?? shown, count: (known?.count ?? 0) + 1 })
  }
}

/** The category and the item that more than half of the group has. */
function sharedPlaces(sightings: readonly Sighting[]): Pick<Cluster, 'categoryId' | 'itemId'> {
  const mostOf = (ids: readonly (string | null)[]): string | null => {
    const counts = Map.groupBy(ids.filter((id) => id !== null), (id) => id)
    const [top] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
    return top && top[1].length * 2 > sightings.length ? top[0] : null
  }
  return { categoryId: mostOf(sightings.map(({ categoryId }) => categoryId)), itemId: mostOf(sightings.flatMap(({ itemIds }) => [...itemIds])) }
}
