import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy, { type Busboy } from 'busboy'
import { DomainError, Malformed, PayloadTooLarge, UnsupportedMediaType, ValidationFailed } from '@/lib/platform/errors'

/** Room for boundaries, part headers and fields beside the file, in bytes. */
const OVERHEAD = 64 * 1024

export interface ReceivedFile {
  fileName: string
  /** What the sender says it is. */
  contentType: string
  body: AsyncIterable<Uint8Array>
  /** The text fields that came before the file. */
  fields: Record<string, string>
}

/**
 * Receives one file from a multipart form (RFC 7578), as a stream: `store` reads it while it arrives, so a
 * large file never lies in memory. Text fields come before the file, whose part is called `file`.
 * A body that turns out to be refused is still read to its end, up to twice the limit: a sender that is cut
 * off in the middle would not see the answer.
 * @throws UnsupportedMediaType, PayloadTooLarge, Malformed, ValidationFailed, and whatever `store` throws
 */
export async function receiveFile<T>(
  request: Request,
  limitBytes: number,
  store: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  const parser = parserFor(request)
  const reception = new Reception(store)
  parser.on('file', (name, stream, info) => reception.file(name, stream, info))
  parser.on('field', (name, value) => reception.field(name, value))
  parser.on('filesLimit', () => reception.refuse(ValidationFailed.at('file', 'Send one file a request', 'too_many')))
  try {
    await pipeline(Readable.from(counted(request, limitBytes)), parser)
  } catch (error) {
    await reception.settled()
    throw error instanceof DomainError ? error : new Malformed('The form is broken or ends too early')
  }
  return reception.result()
}

function parserFor(request: Request): Busboy {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new UnsupportedMediaType('Send the file as multipart/form-data')
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 10, fieldSize: 4_096, fieldNameSize: 100 },
    })
  } catch {
    throw new Malformed('The multipart boundary is missing')
  }
}

async function* counted(request: Request, limitBytes: number): AsyncGenerator<Uint8Array> {
  if (!request.body) return
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > 2 * limitBytes + OVERHEAD) throw new PayloadTooLarge(limitBytes)
    yield chunk
  }
}

/** What has arrived of a form so far. The first error counts; the rest is read and dropped. */
class Reception<T> {
  private readonly fields: Record<string, string> = {}
  private storing: Promise<T> | undefined
  private error: Error | undefined

  constructor(private readonly store: (file: ReceivedFile) => Promise<T>) {}

  refuse(error: Error): void {
    this.error ??= error
  }

  field(name: string, value: string): void {
    if (this.storing) this.refuse(ValidationFailed.at(name, 'Fields come before the file', 'out_of_order'))
    else this.fields[name] = value
  }

  file(name: string, stream: Readable, { filename = 'file', mimeType }: { filename?: string; mimeType: string }): void {
    // A stream whose reader has given up fails with nobody listening.
    stream.on('error', () => undefined)
    if (name !== 'file') this.refuse(ValidationFailed.at(name, 'The file is the part called "file"', 'unrecognized'))
    if (this.error) {
      stream.resume()
      return
    }
    // Browsers write a quote in a name as %22, and nothing else so (HTML, multipart/form-data encoding).
    const fileName = filename.replaceAll('%22', '"')
    this.storing = this.store({ fileName, contentType: mimeType, body: withoutDestroying(stream), fields: this.fields })
    this.storing.catch(() => stream.resume())
  }

  async settled(): Promise<void> {
    await this.storing?.catch(() => undefined)
  }

  async result(): Promise<T> {
    if (this.error) {
      await this.settled()
      throw this.error
    }
    if (!this.storing) throw ValidationFailed.at('file', 'A file is required', 'required')
    return this.storing
  }
}

/** A reader that stops early leaves the stream open: its rest has to be read past, not torn off. */
const withoutDestroying = (stream: Readable): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }),
})
