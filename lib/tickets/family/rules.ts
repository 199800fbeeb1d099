/** Pure rules of parents and children: no clock, no database. */

/** Levels of a tree of tickets, the topmost included. */
export const DEEPEST = 10

export type ParentObstacle = 'self' | 'circle' | 'too_deep' | 'merged'

interface Family {
  childId: string
  parentId: string
  /** From the parent's parent upwards. */
  ancestors: readonly string[]
  /** Levels below the child, itself included. */
  height: number
  /** Either of them is merged into another ticket. */
  merged: boolean
}

/** What keeps a ticket from becoming another's child; null when nothing does. */
export function parentObstacle({ childId, parentId, ancestors, height, merged }: Family): ParentObstacle | null {
  if (childId === parentId) return 'self'
  if (ancestors.includes(childId)) return 'circle'
  if (merged) return 'merged'
  return ancestors.length + 1 + height > DEEPEST ? 'too_deep' : null
}
