import 'server-only'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { linesOf } from './lines'
import { merge, order, type Sortable } from './merge'

export interface Sorted<T> {
  total: number
  items: AsyncIterable<T>
  /** Removes what lies on disk. */
  dispose: () => Promise<void>
}

/** Bytes of items held in memory at once, more or less: what other work of the process can spare. */
export const RUN_BYTES = 32 * 1024 ** 2

/**
 * Brings items that belong together beside each other in bounded memory: sorted runs of `runBytes` go to
 * temporary files and are merged while they are read. Less than that never touches the disk. See
 * docs/decisions/0006-external-sort.md.
 * @param bytesOf about what an item takes in memory
 */
export async function sortLarge<T extends Sortable>(
  items: AsyncIterable<T>,
  bytesOf: (item: T) => number,
  runBytes = RUN_BYTES,
): Promise<Sorted<T>> {
  let run: T[] = []
  let bytes = 0
  let total = 0
  let folder: string | undefined
  const files: string[] = []
  const dispose = async () => {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
  try {
    for await (const item of items) {
      if (bytes >= runBytes) {
        folder ??= await mkdtemp(join(tmpdir(), 'farol-import-'))
        files.push(await spill(run.sort(order), join(folder, `${files.length}.jsonl`)))
        run = []
        bytes = 0
      }
      run.push(item)
      bytes += bytesOf(item)
      total += 1
    }
  } catch (error) {
    await dispose()
    throw error
  }
  const last = run.sort(order)
  return { total, dispose, items: files.length === 0 ? Readable.from(last) : merge<T>([...files.map(read<T>), each(last)]) }
}

async function spill(run: readonly Sortable[], file: string): Promise<string> {
  function* text() {
    for (const item of run) yield `${JSON.stringify(item)}\n`
  }
  await pipeline(Readable.from(text()), createWriteStream(file, { mode: 0o600 }))
  return file
}

/** The items of a run, read as they are asked for. */
async function* read<T>(file: string): AsyncGenerator<T> {
  const input = createReadStream(file, 'utf8')
  try {
    for await (const line of linesOf(input)) if (line !== null) yield JSON.parse(line) as T
  } finally {
    input.destroy()
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
