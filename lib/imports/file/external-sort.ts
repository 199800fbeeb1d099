import 'server-only'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Something that is sorted by `key`, and within it by `row`. Must survive JSON. */
export interface Sortable {
  key: string
  row: number
}

export interface Sorted<T> {
  total: number
  items: AsyncIterable<T>
  /** Removes what lies on disk. */
  dispose: () => Promise<void>
}

/** Rows held in memory at once: about 60 MB of a ServiceNow log. */
const RUN_SIZE = 50_000

const order = (a: Sortable, b: Sortable): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row - b.row)

/**
 * Brings items that belong together beside each other in bounded memory: sorted runs of `runSize` items go to
 * temporary files and are merged while they are read. Fewer than that never touch the disk. Sorting instead of
 * a staging table keeps the database free of rows that live for seconds, and gives every pass over the same
 * file the same order, which is what a resumed import continues by.
 */
export async function sortLarge<T extends Sortable>(items: AsyncIterable<T>, runSize = RUN_SIZE): Promise<Sorted<T>> {
  let run: T[] = []
  let total = 0
  let folder: string | undefined
  const files: string[] = []
  const dispose = async () => {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
  try {
    for await (const item of items) {
      if (run.length === runSize) {
        folder ??= await mkdtemp(join(tmpdir(), 'farol-import-'))
        files.push(await spill(run.sort(order), join(folder, `${files.length}.jsonl`)))
        run = []
      }
      run.push(item)
      total += 1
    }
  } catch (error) {
    await dispose()
    throw error
  }
  const last = run.sort(order)
  return { total, dispose, items: files.length === 0 ? Readable.from(last) : merge<T>([...files.map(lines<T>), each(last)]) }
}

async function spill(run: readonly Sortable[], file: string): Promise<string> {
  function* text() {
    // readline ends a line at the two Unicode separators too, and JSON leaves them as they are.
    for (const item of run) yield `${JSON.stringify(item).replace(/[\u2028\u2029]/g, ' ')}\n`
  }
  await pipeline(Readable.from(text()), createWriteStream(file, { mode: 0o600 }))
  return file
}

async function* lines<T>(file: string): AsyncGenerator<T> {
  const input = createReadStream(file)
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) yield JSON.parse(line) as T
  } finally {
    input.destroy()
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

/** A few runs are merged by looking at the head of each: a million rows make twenty. */
async function* merge<T extends Sortable>(runs: AsyncGenerator<T>[]): AsyncGenerator<T> {
  const heads: { item: T; run: AsyncGenerator<T> }[] = []
  const advance = async (run: AsyncGenerator<T>) => {
    const next = await run.next()
    if (!next.done) heads.push({ item: next.value, run })
  }
  try {
    for (const run of runs) await advance(run)
    while (heads.length > 0) {
      const least = heads.reduce((best, head) => (order(head.item, best.item) < 0 ? head : best))
      heads.splice(heads.indexOf(least), 1)
      yield least.item
      await advance(least.run)
    }
  } finally {
    await Promise.all(runs.map((run) => run.return(undefined)))
  }
}
