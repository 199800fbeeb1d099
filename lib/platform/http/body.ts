import 'server-only'
import { Malformed, PayloadTooLarge, UnsupportedMediaType, ValidationFailed } from '@/lib/platform/errors'
import { nestsDeeper } from '@/lib/platform/nesting'
import { describeJsonError } from './json-position'

/** The most a JSON body may hold, in bytes. */
export const JSON_LIMIT = 1024 * 1024

/** How many times the limit is read and dropped before the connection is given up. */
const READ_PAST = 4

/** How deep objects and lists may stand in each other: more than any field takes. */
const JSON_DEPTH = 64

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON body: its text, for a fingerprint, and its value.
 * @throws UnsupportedMediaType, PayloadTooLarge, Malformed, ValidationFailed
 */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const type = request.headers.get('content-type')
  if (!type || !JSON_TYPE.test(type)) throw new UnsupportedMediaType('Send the body as application/json in UTF-8')
  const text = decode(await readBytes(request, JSON_LIMIT))
  if (text.trim() === '') throw new Malformed('The body is empty; JSON was expected')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Malformed(describeJsonError(text, error))
  }
  if (nestsDeeper(value, JSON_DEPTH)) throw ValidationFailed.at('', 'Nested too deep', 'too_deep')
  // Only an escape can bring in what is legal JSON and no legal text: U+0000, half a surrogate pair.
  if (text.includes('\\u')) assertStorable(value, '')
  return { text, value }
}

/**
 * The bytes of a body, or PayloadTooLarge, whatever Content-Length said. A body somewhat too large is read
 * past to its end, so that its sender sees the answer.
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size <= limit) chunks.push(chunk)
    else if (size > READ_PAST * limit) break
  }
  if (size > limit) throw new PayloadTooLarge(limit)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Malformed('The body is not valid UTF-8')
  }
}

function assertStorable(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw ValidationFailed.at(path, 'Contains a character that is no text (U+0000, or half of a pair)', 'invalid_text')
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      assertStorable(key, path)
      assertStorable(item, path ? `${path}.${key}` : key)
    }
  }
}
