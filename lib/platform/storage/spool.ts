import 'server-only'
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { PayloadTooLarge } from '@/lib/platform/errors'
import type { Stored } from './storage'

/**
 * Writes a stream to a new file, synced to disk, and says what it was. Never more than a chunk is held in
 * memory. Leaves no file behind when it fails.
 * @throws PayloadTooLarge, and whatever the stream throws
 */
export async function spool(path: string, body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Stored> {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > limitBytes) throw new PayloadTooLarge(limitBytes)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    await file.close()
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(path, { force: true })
    throw error
  }
  return { size, sha256: hash.digest('hex') }
}
