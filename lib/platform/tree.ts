/** Pure questions about trees that are small enough to be read whole: of categories, for one. */

export interface TreeNode {
  id: string
  parentId: string | null
}

/** Nodes by what they stand below, so that going down the tree looks at each of them once. */
const byParent = <T extends TreeNode>(nodes: readonly T[]): Map<string | null, T[]> => Map.groupBy(nodes, ({ parentId }) => parentId)

/** The nodes from the top of the tree down to one. */
export function wayTo<T extends TreeNode>(nodes: ReadonlyMap<string, T>, id: string): T[] {
  const way: T[] = []
  for (let node = nodes.get(id); node; node = node.parentId ? nodes.get(node.parentId) : undefined) way.unshift(node)
  return way
}

/** The ids of a node and of all below it. */
export function withBelow(nodes: readonly TreeNode[], id: string): string[] {
  const children = byParent(nodes)
  const found = [id]
  for (const next of found) for (const child of children.get(next) ?? []) found.push(child.id)
  return found
}

/** Why a node cannot stand below that parent, or null when it can. @param levels that the tree may have */
export function placeFlaw(nodes: readonly TreeNode[], id: string, parentId: string | null, levels: number): 'cycle' | 'too_deep' | null {
  if (parentId === null) return null
  const subtree = withBelow(nodes, id)
  if (subtree.includes(parentId)) return 'cycle'
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const depth = (of: string) => wayTo(byId, of).length
  const deepest = subtree.reduce((most, below) => Math.max(most, depth(below)), 0)
  const height = Math.max(deepest - depth(id) + 1, 1)
  return depth(parentId) + height > levels ? 'too_deep' : null
}

/** Every node after its parent, siblings as they compare. */
export function inTreeOrder<T extends TreeNode>(nodes: readonly T[], compare: (a: T, b: T) => number): T[] {
  const children = byParent(nodes)
  const below = (parentId: string | null): T[] =>
    (children.get(parentId) ?? []).toSorted(compare).flatMap((node) => [node, ...below(node.id)])
  return below(null)
}
