import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withBelow } from '@/lib/platform/tree'
import { inTreeOrder, MAX_DEPTH, MOST_CATEGORIES, moveFlaw, pathOf } from '@/lib/tickets/categories/tree'

/** A random tree: each node hangs below one made before it, or at the top. */
const tree = fc
  .array(fc.nat(), { minLength: 1, maxLength: 25 })
  .map((seeds) =>
    seeds.map((seed, at) => {
      const parent = seed % (at + 1)
      return { id: `c${at}`, name: `n${seed % 7}`, parentId: parent === at ? null : `c${parent}` }
    }),
  )

it('a move is refused exactly when it would make a cycle or a tree that is too deep', () => {
  fc.assert(
    fc.property(tree, fc.nat(), fc.nat(), (nodes, a, b) => {
      const [id, parentId] = [`c${a % nodes.length}`, `c${b % nodes.length}`]
      const flaw = moveFlaw(nodes, id, parentId)
      expect(flaw === 'cycle').toBe(withBelow(nodes, id).includes(parentId))
      if (flaw === 'cycle') return
      const moved = new Map(nodes.map((node) => [node.id, node.id === id ? { ...node, parentId } : node]))
      const deepest = Math.max(...withBelow([...moved.values()], id).map((below) => pathOf(moved, below).length))
      expect(flaw === 'too_deep').toBe(deepest > MAX_DEPTH)
    }),
  )
})

it('the largest tree takes no time to speak of', () => {
  const wide = Array.from({ length: MOST_CATEGORIES * 10 }, (_, at) => ({ id: `c${at}`, name: `n${at}`, parentId: at % 5 ? `c${at - 1}` : null }))
  const before = process.cpuUsage()
  expect(inTreeOrder(wide, 'pt-BR')).toHaveLength(wide.length)
  expect(withBelow(wide, 'c5')).toEqual(['c5', 'c6', 'c7', 'c8', 'c9'])
  expect(moveFlaw(wide, 'c5', 'c0')).toBe('too_deep')
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500)
})

it('the tree shows every category once, after its parent', () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      const order = inTreeOrder(nodes, 'pt-BR').map(({ id }) => id)
      expect(order.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted())
      for (const { id, parentId } of nodes)
        if (parentId) expect(order.indexOf(parentId)).toBeLessThan(order.indexOf(id))
    }),
  )
})
