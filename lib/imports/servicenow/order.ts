import type { StateRow } from './row'

/**
 * The states of one incident in the order they happened. An audit log is written in that order, and its
 * clock is not always to be trusted (`sys_updated_at` jumps back once in a while), so the file's own order
 * holds. A file that was sorted some other way shows it: its last row is not the latest, or time runs back
 * more than once. Then time decides, and within a minute the count of modifications.
 */
export function inOrder(states: readonly StateRow[]): readonly StateRow[] {
  const latest = states.reduce((most, { updatedAt }) => Math.max(most, updatedAt.getTime()), 0)
  const backward = states.filter((state, index) => {
    const before = states[index - 1]
    return before !== undefined && state.updatedAt < before.updatedAt
  })
  if (states.at(-1)?.updatedAt.getTime() === latest && backward.length <= 1) return states
  return states.toSorted(
    (a, b) => a.updatedAt.getTime() - b.updatedAt.getTime() || a.modCount - b.modCount || a.row - b.row,
  )
}
