/** Pure questions about the tree of categories, which is small enough to be read whole. */
interface Node {
  id: string
  name: string
  parentId: string | null
}

/** Levels that a tree may have; deeper ones are of no help in a menu. */
export const MAX_DEPTH = 5

/** The ids of a category and of all below it. */
export function withDescendants(nodes: readonly Node[], id: string): string[] {
  const found = [id]
  for (const next of found) found.push(...nodes.filter((node) => node.parentId === next).map((node) => node.id))
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
  const own = pathOf(byId, id).length
  const height = Math.max(...subtree.map((below) => pathOf(byId, below).length)) - own + 1
  return pathOf(byId, parentId).length + Math.max(height, 1) > MAX_DEPTH ? 'too_deep' : null
}

/** Every category after its parent, siblings by name in the language's order. */
export function inTreeOrder<T extends Node>(nodes: readonly T[], locale: string): T[] {
  const { compare } = new Intl.Collator(locale)
  const below = (parentId: string | null): T[] =>
    nodes
      .filter((node) => node.parentId === parentId)
      .sort((a, b) => compare(a.name, b.name))
      .flatMap((node) => [node, ...below(node.id)])
  return below(null)
}
