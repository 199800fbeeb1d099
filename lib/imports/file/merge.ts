/** Something that is sorted by `key`, and within it by `row`. Must survive JSON. */
export interface Sortable {
  key: string
  row: number
}

interface Head<T> {
  item: T
  run: AsyncGenerator<T>
}

export const order = (a: Sortable, b: Sortable): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row - b.row)

/** Merges sorted runs into one. The heads of the runs are kept in order, the least one last. */
export async function* merge<T extends Sortable>(runs: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const heads: Head<T>[] = []
  const advance = async (run: AsyncGenerator<T>) => {
    const next = await run.next()
    if (!next.done) heads.splice(placeOf(heads, next.value), 0, { item: next.value, run })
  }
  try {
    for (const run of runs) await advance(run)
    for (let least = heads.pop(); least; least = heads.pop()) {
      yield least.item
      await advance(least.run)
    }
  } finally {
    await Promise.all(runs.map((run) => run.return(undefined)))
  }
}

/** Where an item belongs among heads that stand from the greatest to the least. */
function placeOf(heads: readonly Head<Sortable>[], item: Sortable): number {
  let [from, to] = [0, heads.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const head = heads[middle]
    if (head && order(head.item, item) > 0) from = middle + 1
    else to = middle
  }
  return from
}
