/** Pure questions about the tree of categories, which is small enough to be read whole. */
interface Node {
  id: string
  name: string
  parentId: string | null
}

/** Levels that a tree may have; deeper ones are of no help in a menu. */
export const MAX_DEPTH = 5

/** Categories that a tenant may have, archived ones among them: more than anybody finds their way in. */
export const MOST_CATEGORIES = 2_000

/** Nodes by what they stand below, so that going down the tree looks at each of them once. */
function byParent<T extends Node>(nodes: readonly T[]): Map<string | null, T[]> {
  const children = new Map<string | null, T[]>()
  for (const node of nodes) {
    const siblings = children.get(node.parentId)
    if (siblings) siblings.push(node)
    else children.set(node.parentId, [node])
  }
  return children
}

/** The ids of a category and of all below it. */
export function withDescendants(nodes: readonly Node[], id: string): string[] {
  const children = byParent(nodes)
  const found = [id]
  for (const next of found) for (const child of children.get(next) ?? []) found.push(child.id)
  return found
}

/** Names from the top of the tree down to the category. */
export function pathOf(nodes: ReadonlyMap<string, Node>, id: string): string[] {
  const path: string[] = []
  for (let node = nodes.get(id); node; node = node.parentId ? nodes.get(node.parentId) : undefined)
    path.unshift(node.name)
  return path
}

/** Why the category cannot stand below that parent, or null when it can. */
export function moveFlaw(nodes: readonly Node[], id: string, parentId: string | null): 'cycle' | 'too_deep' | null {
  if (parentId === null) return null
  const subtree = withDescendants(nodes, id)
  if (subtree.includes(parentId)) return 'cycle'
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const depth = (of: string) => pathOf(byId, of).length
  const deepest = subtree.reduce((most, below) => Math.max(most, depth(below)), 0)
  const height = deepest - depth(id) + 1
  return depth(parentId) + Math.max(height, 1) > MAX_DEPTH ? 'too_deep' : null
}

/** Every category after its parent, siblings by name in the language's order. */
export function inTreeOrder<T extends Node>(nodes: readonly T[], locale: string): T[] {
  const { compare } = new Intl.Collator(locale)
  const children = byParent(nodes)
  const below = (parentId: string | null): T[] =>
    (children.get(parentId) ?? [])
      .sort((a, b) => compare(a.name, b.name))
      .flatMap((node) => [node, ...below(node.id)])
  return below(null)
}
