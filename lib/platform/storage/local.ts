import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { NotFound } from '@/lib/platform/errors'
import { assertKey } from './key'
import { spool } from './spool'
import type { Storage } from './storage'

/** Files being written; on the same file system as their place, so that a rename moves them at once. */
const UNFINISHED = '.unfinished'

/** A folder on this machine: `<tenant>/…`. A file appears by a rename, whole, or not at all. */
export function localStorage(folder: string): Storage {
  const root = resolve(folder)
  const pathOf = (key: string) => join(root, assertKey(key))

  const storage: Storage = {
    async put(key, body, { limitBytes }) {
      const path = pathOf(key)
      await mkdir(join(root, UNFINISHED), { recursive: true, mode: 0o700 })
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const unfinished = join(root, UNFINISHED, randomUUID())
      const stored = await spool(unfinished, body, limitBytes)
      await rename(unfinished, path)
      await syncFolder(dirname(path))
      return stored
    },

    async open(key) {
      const file = await open(pathOf(key), 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new NotFound('File') : error
      })
      // Through a Node stream, which closes the file also when the reader gives up.
      return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>
    },

    async remove(key) {
      await rm(pathOf(key), { force: true })
    },

    async check() {
      await mkdir(join(root, UNFINISHED), { recursive: true, mode: 0o700 })
      const probe = join(root, UNFINISHED, randomUUID())
      await spool(probe, oneByte(), 1)
      await rm(probe, { force: true })
    },
  }
  return storage
}

async function* oneByte(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1)
}

/** A rename survives a power cut only when its folder has been synced too; Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
