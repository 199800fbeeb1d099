import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy, { type Busboy } from 'busboy'
import { DomainError, Malformed, PayloadTooLarge, UnsupportedMediaType, ValidationFailed } from '@/lib/platform/errors'
import type { ImportUpload } from './start'

/** Characters of the mapping: a line for each of a few hundred columns. */
const FIELD_LIMIT = 64 * 1024

/**
 * Receives the form of an import: `source`, `file` and perhaps `mapping` (JSON), in any order. `start` reads
 * the file while it arrives, and is told the fields when the form has ended.
 * @throws UnsupportedMediaType, PayloadTooLarge, Malformed, ValidationFailed, and whatever `start` throws
 */
export async function receiveImport<T>(
  request: Request,
  limitBytes: number,
  start: (upload: ImportUpload) => Promise<T>,
): Promise<T> {
  const parser = parserFor(request)
  const fields = new Map<string, string>()
  const ended = Promise.withResolvers<void>()
  // Nobody waits for the end when the file was refused before it.
  ended.promise.catch(() => undefined)
  let started: Promise<T> | undefined
  let refused: DomainError | undefined
  parser.on('field', (name, value) => fields.set(name, value))
  parser.on('file', (name, stream, { filename }) => {
    stream.on('error', () => undefined)
    if (started || name !== 'file') {
      refused = ValidationFailed.at(name, 'Send one file, in the part called "file"', 'unrecognized')
      stream.resume()
      return
    }
    const input = async () => {
      await ended.promise
      return inputOf(fields)
    }
    started = start({ fileName: filename ?? '', body: untorn(stream), input })
    started.catch(() => stream.resume())
  })
  try {
    await pipeline(Readable.from(limited(request, limitBytes + FIELD_LIMIT * 4)), parser)
    if (refused) ended.reject(refused)
    else ended.resolve()
  } catch (error) {
    refused = error instanceof DomainError ? error : new Malformed('The form is broken or ends too early')
    ended.reject(refused)
  }
  if (started) {
    return started.catch((error: unknown) => {
      // A file that breaks off says so in the words of its stream.
      throw error instanceof DomainError ? error : (refused ?? error)
    })
  }
  await ended.promise
  throw ValidationFailed.at('file', 'A file is required', 'required')
}

function parserFor(request: Request): Busboy {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new UnsupportedMediaType('Send the file as multipart/form-data')
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { files: 2, fields: 10, fieldSize: FIELD_LIMIT },
    })
  } catch {
    throw new Malformed('The multipart boundary is missing')
  }
}

async function* limited(request: Request, limit: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new PayloadTooLarge(limit)
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw new PayloadTooLarge(limit)
    yield chunk
  }
}

function inputOf(fields: ReadonlyMap<string, string>): unknown {
  const { mapping, ...rest } = Object.fromEntries(fields)
  if (mapping === undefined || mapping.trim() === '') return rest
  try {
    return { ...rest, mapping: JSON.parse(mapping) as unknown }
  } catch {
    throw ValidationFailed.at('mapping', 'Not JSON: {"column": "field"} was expected', 'invalid_json')
  }
}

/** A reader that stops early leaves the stream open: its rest has to be read past, not torn off. */
const untorn = (stream: Readable): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }),
})
