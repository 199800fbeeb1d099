import 'server-only'
import { strToU8, Zip, ZipDeflate } from 'fflate'

export interface Entry {
  name: string
  text: string
}

/** Texts as a ZIP archive, packed one after the other as it is read: never more than one of them is in memory. */
export function zipped(entries: AsyncGenerator<Entry>): ReadableStream<Uint8Array> {
  let zip: Zip
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, final) => {
        if (error) controller.error(error)
        else {
          controller.enqueue(chunk)
          if (final) controller.close()
        }
      })
    },
    async pull() {
      const next = await entries.next()
      if (next.done) {
        zip.end()
        return
      }
      const file = new ZipDeflate(next.value.name, { level: 6 })
      zip.add(file)
      file.push(strToU8(next.value.text), true)
    },
    async cancel() {
      zip.terminate()
      await entries.return(undefined)
    },
  })
}
