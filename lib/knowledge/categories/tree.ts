/** Pure questions about the tree of categories, which is small enough to be read whole. */

export interface Node {
  id: string
  parentId: string | null
  position: number
}

/** Levels that a tree may have: more are of no help to who looks for something. */
export const MAX_DEPTH = 4

/** Categories that a tenant may have, archived ones among them. */
export const MOST_CATEGORIES = 500

/** The nodes from the top of the tree down to one. */
export function wayTo<T extends Node>(nodes: ReadonlyMap<string, T>, id: string): T[] {
  const way: T[] = []
  for (let node = nodes.get(id); node; node = node.parentId ? nodes.get(node.parentId) : undefined) way.unshift(node)
  return way
}

/** The ids of a category and of all below it. */
export function withBelow(nodes: readonly Node[], id: string): string[] {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId)
  const found = [id]
  for (const next of found) for (const child of children.get(next) ?? []) found.push(child.id)
  return found
}

/** Why a category cannot stand below that parent, or null when it can. */
export function placeFlaw(nodes: readonly Node[], id: string, parentId: string | null): 'cycle' | 'too_deep' | null {
  if (parentId === null) return null
  const subtree = withBelow(nodes, id)
  if (subtree.includes(parentId)) return 'cycle'
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const depth = (of: string) => wayTo(byId, of).length
  const deepest = Math.max(...subtree.map(depth))
  const height = Math.max(deepest - depth(id) + 1, 1)
  return depth(parentId) + height > MAX_DEPTH ? 'too_deep' : null
}

/** Every category after its parent, siblings by their place. */
export function inOrder<T extends Node>(nodes: readonly T[]): T[] {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId)
  const below = (parentId: string | null): T[] =>
    (children.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
      .flatMap((node) => [node, ...below(node.id)])
  return below(null)
}
