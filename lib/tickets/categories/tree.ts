import { inTreeOrder as inOrder, placeFlaw, type TreeNode, wayTo } from '@/lib/platform/tree'

interface Node extends TreeNode {
  name: string
}

/** Levels that a tree may have; deeper ones are of no help in a menu. */
export const MAX_DEPTH = 5

/** Categories that a tenant may have, archived ones among them: more than anybody finds their way in. */
export const MOST_CATEGORIES = 2_000

/** Names from the top of the tree down to the category. */
export const pathOf = (nodes: ReadonlyMap<string, Node>, id: string): string[] => wayTo(nodes, id).map(({ name }) => name)

/** Why the category cannot stand below that parent, or null when it can. */
export const moveFlaw = (nodes: readonly Node[], id: string, parentId: string | null) => placeFlaw(nodes, id, parentId, MAX_DEPTH)

/** Every category after its parent, siblings by name in the language's order. */
export function inTreeOrder<T extends Node>(nodes: readonly T[], locale: string): T[] {
  const { compare } = new Intl.Collator(locale)
  return inOrder(nodes, (a, b) => compare(a.name, b.name))
}
