import { inTreeOrder, placeFlaw as flawOf, type TreeNode } from '@/lib/platform/tree'

export interface Node extends TreeNode {
  position: number
}

/** Levels that a tree may have: more are of no help to who looks for something. */
export const MAX_DEPTH = 4

/** Categories that a tenant may have, archived ones among them. */
export const MOST_CATEGORIES = 500

/** Why a category cannot stand below that parent, or null when it can. */
export const placeFlaw = (nodes: readonly Node[], id: string, parentId: string | null) => flawOf(nodes, id, parentId, MAX_DEPTH)

/** Every category after its parent, siblings by their place. */
export const inOrder = <T extends Node>(nodes: readonly T[]): T[] =>
  inTreeOrder(nodes, (a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
