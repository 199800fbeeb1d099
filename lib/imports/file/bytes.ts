import 'server-only'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UnreadableFile } from './unreadable'

/** Opens the stored file from its beginning; called once per pass. */
export type OpenFile = () => Promise<AsyncIterable<Uint8Array>>

const GZIP = [0x1f, 0x8b]
/** What a file may be once it is unpacked: about two million rows. */
const MOST_BYTES = 1024 ** 3
/** What a file may grow by when it is unpacked: logs shrink to a twentieth. A bomb stops here. */
export const MOST_GROWTH = 100
/** What may be unpacked in any case: a small file of the same row again and again is no bomb. */
const SMALL = 10 * 1024 ** 2

/**
 * The plain bytes of a file. Gzip is recognised by its first bytes (RFC 1952), whatever the file is called.
 * @throws UnreadableFile when the packed data is broken or unpacks to more than a file may
 */
export async function* plainBytes(open: OpenFile, most = MOST_BYTES): AsyncGenerator<Uint8Array> {
  const { head, rest } = await peek(await open(), GZIP.length)
  const packed = GZIP.every((byte, index) => head[index] === byte)
  let taken = 0
  async function* counted() {
    for await (const chunk of rest) {
      taken += chunk.byteLength
      yield chunk
    }
  }
  let size = 0
  for await (const chunk of packed ? unpack(counted()) : rest) {
    size += chunk.byteLength
    if (size > most || (packed && size > Math.max(SMALL, taken * MOST_GROWTH))) throw new UnreadableFile('too_large')
    yield chunk
  }
}

async function* unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed)
  const gunzip = createGunzip()
  // pipe() does not carry errors over: a file that cannot be read must not look like one that ended.
  source.on('error', (error) => gunzip.destroy(error))
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new UnreadableFile('not_gzip')
    }
    throw error
  } finally {
    source.destroy()
  }
}

/** At least `length` first bytes (fewer when the file is shorter), and the whole again. */
async function peek(bytes: AsyncIterable<Uint8Array>, length: number) {
  const iterator = bytes[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let size = 0
  while (size < length) {
    const next = await iterator.next()
    if (next.done) break
    seen.push(next.value)
    size += next.value.byteLength
  }
  async function* whole() {
    try {
      yield* seen
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(seen), rest: whole() }
}
