import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import { UnsupportedMediaType } from '@/lib/platform/errors'

/** Bytes that file-type needs to know every format it knows. */
const SAMPLE = 4_100

/** Programs, by what they are: machine code, and packages that run on opening. */
const REFUSED_TYPES = /^application\/(?:x-msdownload|x-elf|x-mach-binary|x-ms-shortcut|x-apple-diskimage|vnd\.android\.package-archive|java-vm|x-msi|x-deb|x-rpm|x-google-chrome-extension)$/

/** Programs and scripts, by name: what a double click would run. */
const REFUSED_NAMES =
  /\.(?:exe|com|scr|pif|msi|msp|dll|cpl|bat|cmd|ps1|psm1|vbs?|vbe|jse?|wsf|wsh|hta|lnk|reg|jar|app|dmg|pkg|deb|rpm|apk|appx|msix|xll|iso|img|vhdx?)[. ]*$/i

/** What a text may be called; anything else that was declared and not recognised becomes plain bytes. */
const TEXT_TYPES = /^text\/(?:plain|csv|markdown|calendar)$/

type Source = AsyncIterator<Uint8Array, unknown>

export interface Examined {
  contentType: string
  /** The whole body again, the sample included. */
  body: AsyncIterable<Uint8Array>
}

/**
 * Finds out what a file is from its first bytes; what the sender says counts only for plain text, which has
 * no marks of its own. Pages and images that can carry script keep no type under which a browser would run
 * them.
 * @throws UnsupportedMediaType for programs
 */
export async function examine(fileName: string, declared: string, body: AsyncIterable<Uint8Array>): Promise<Examined> {
  if (REFUSED_NAMES.test(fileName)) throw new UnsupportedMediaType('Programs and scripts are not accepted as attachments')
  const source: Source = body[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let size = 0
  let ended = false
  while (size < SAMPLE && !ended) {
    const next = await source.next()
    if (next.done) ended = true
    else {
      head.push(next.value)
      size += next.value.byteLength
    }
  }
  const sample = Buffer.concat(head)
  const found = (await fileTypeFromBuffer(sample))?.mime
  if (found && REFUSED_TYPES.test(found)) throw new UnsupportedMediaType('Programs are not accepted as attachments')
  return { contentType: found ? harmless(found) : declaredText(declared, sample), body: rejoin(head, source, ended) }
}

/** SVG and HTML are XML and text to a sniffer, programs to a browser. */
function harmless(type: string): string {
  return /^(?:text\/html|image\/svg\+xml|application\/(?:xml|xhtml\+xml))$/.test(type) ? 'application/octet-stream' : type
}

function declaredText(declared: string, sample: Uint8Array): string {
  const type = declared.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return TEXT_TYPES.test(type) && !sample.includes(0) ? type : 'application/octet-stream'
}

async function* rejoin(head: Uint8Array[], rest: Source, ended: boolean): AsyncGenerator<Uint8Array> {
  yield* head
  if (ended) return
  try {
    for (;;) {
      const next = await rest.next()
      if (next.done) return
      yield next.value
    }
  } finally {
    await rest.return?.()
  }
}
