import type { Cluster } from './cluster'

/** Pure: whether a group of alike incidents recurs, and how strongly. Instants in milliseconds. */

const DAY = 86_400_000
export const WEEKS = 8
/** Days that count as recent, and days that are looked at in all. */
export const RECENT_DAYS = 30
export const LOOKED_AT_DAYS = WEEKS * 7

/** Fewer recent incidents than this are chance. */
const FEWEST = 5
/** So many are a problem however long it has been so. */
const MANY = 12
/** Times the rate before. */
const GROWTH = 1.5
/** Days, and people, that it must be spread over: one bad morning is a major incident, one person a habit. */
const SPREAD_DAYS = 2
const SPREAD_PEOPLE = 2

export interface Trend {
  weeks: number[]
  recent: number
  before: number
  score: number
}

/** The figures of a group at an instant; null when it does not recur. */
export function trendOf({ sightings }: Pick<Cluster, 'sightings'>, now: Date): Trend | null {
  const age = ({ createdAt }: { createdAt: Date }) => (now.getTime() - createdAt.getTime()) / DAY
  const seen = sightings.filter((sighting) => age(sighting) >= 0 && age(sighting) < LOOKED_AT_DAYS)
  const recent = seen.filter((sighting) => age(sighting) < RECENT_DAYS)
  const before = seen.length - recent.length
  const days = new Set(recent.map((sighting) => Math.floor(age(sighting))))
  const people = new Set(recent.map(({ requesterId }) => requesterId))
  if (recent.length < FEWEST || days.size < SPREAD_DAYS || people.size < SPREAD_PEOPLE) return null
  const growth = (recent.length / RECENT_DAYS) / ((before + 1) / (LOOKED_AT_DAYS - RECENT_DAYS))
  if (growth < GROWTH && recent.length < MANY) return null
  const weeks = Array.from({ length: WEEKS }, (_, week) => seen.filter((sighting) => Math.floor(age(sighting) / 7) === WEEKS - 1 - week).length)
  return { weeks, recent: recent.length, before, score: Math.round(recent.length * Math.log2(1 + growth) * 100) / 100 }
}

/** Words of a group that more than half of it says, those said most first. */
export function sharedWords({ words, sightings }: Pick<Cluster, 'words' | 'sightings'>, most = 5): { stem: string; shown: string }[] {
  return [...words]
    .filter(([, { count }]) => count * 2 > sightings.length)
    .toSorted(([a, { count: x }], [b, { count: y }]) => y - x || a.localeCompare(b))
    .slice(0, most)
    .map(([stem, { shown }]) => ({ stem, shown }))
}

/** What tells one trend from another: it stays the same while incidents come and go. */
export function keyOf(cluster: Pick<Cluster, 'words' | 'sightings' | 'categoryId' | 'itemId'>): string {
  const stems = sharedWords(cluster, 3).map(({ stem }) => stem).sort()
  return [cluster.categoryId ?? '-', cluster.itemId ?? '-', ...stems].join(' ')
}
