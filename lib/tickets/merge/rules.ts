import type { MergeObstacle, MergeWarning } from './schema'

/** Pure rules of merging: no clock, no database. */

export interface Mergeable {
  id: string
  status: string
  confidential: boolean
  requesterId: string
}

/**
 * What forbids it; null when nothing does. Whoever asked for the source reads the target from then on, so a
 * confidential ticket merges only with a confidential one of the same requester.
 * @param into the ticket that was named
 * @param standing the one that stands for it, at the end of its own merges
 */
export function mergeObstacle(source: Mergeable, into: { id: string }, standing: Mergeable): MergeObstacle | null {
  if (into.id === source.id) return 'self'
  if (standing.id === source.id) return 'circle'
  if (!source.confidential && !standing.confidential) return null
  const alike = source.confidential === standing.confidential && source.requesterId === standing.requesterId
  return alike ? null : 'confidential'
}

/** What is allowed and still worth a second look. */
export function mergeWarnings(source: Mergeable, standing: Mergeable): MergeWarning[] {
  const warnings: MergeWarning[] = []
  if (source.requesterId !== standing.requesterId) warnings.push('other_requester')
  if (OVER.has(standing.status)) warnings.push('target_over')
  return warnings
}

const OVER: ReadonlySet<string> = new Set(['resolved', 'closed', 'cancelled', 'fulfilled', 'rejected'])
