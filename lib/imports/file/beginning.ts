import { plainBytes, type OpenFile } from './bytes'

const MEBIBYTE = 1024 ** 2

/**
 * The first lines of a file, about a megabyte of them unpacked, as a file of their own: enough for whoever
 * waits to hear whether it can be the right one. The rest is read when nobody waits.
 */
export async function beginningOf(open: OpenFile): Promise<OpenFile> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of plainBytes(open)) {
    pieces.push(piece)
    size += piece.byteLength
    if (size >= MEBIBYTE) return inMemory(wholeLines(Buffer.concat(pieces)))
  }
  return inMemory(Buffer.concat(pieces))
}

/** Without the line in which the beginning was cut off: half a letter would make it look like another encoding. */
export function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a)
  return end > 0 ? bytes.subarray(0, end) : bytes
}

export const inMemory =
  (bytes: Uint8Array): OpenFile =>
  async () =>
    (async function* () {
      yield bytes
    })()
