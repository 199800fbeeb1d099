/** The header of a message (RFC 5322, 2.2), read from its bytes without the parser: whatever the body holds. */

/** Bytes that a header may have; what follows is not looked at. */
const HEADER_LIMIT = 256 * 1024
/** Fields that are kept, and characters of each. */
const MOST_FIELDS = 2_000
const MOST_VALUE = 16 * 1024

export interface MailHeaders {
  /** The first field of that name, unfolded and trimmed; undefined when there is none. */
  get(name: string): string | undefined
  all(name: string): string[]
  has(name: string): boolean
}

const latin1 = new TextDecoder('latin1')
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads the fields up to the first empty line. What is no field is skipped. */
export function readHeaders(raw: Uint8Array): MailHeaders {
  const fields = new Map<string, string[]>()
  let count = 0
  let name = ''
  let parts: string[] = []
  const keep = () => {
    if (!name) return
    const values = fields.get(name)
    const value = parts.join(' ').slice(0, MOST_VALUE).trim()
    if (values) values.push(value)
    else fields.set(name, [value])
    name = ''
  }
  for (const line of textOf(headerBytes(raw)).split(/\r\n|\r|\n/)) {
    if (line === '') {
      if (name || count > 0) break
      continue
    }
    if (/^[ \t]/.test(line)) {
      if (name) parts.push(line.trim())
      continue
    }
    keep()
    if ((count += 1) > MOST_FIELDS) break
    const colon = line.indexOf(':')
    if (colon < 1) continue
    name = line.slice(0, colon).trim().toLowerCase()
    parts = [line.slice(colon + 1).trim()]
  }
  keep()
  const all = (wanted: string) => fields.get(wanted.toLowerCase()) ?? []
  return { all, get: (wanted) => all(wanted)[0], has: (wanted) => all(wanted).length > 0 }
}

function headerBytes(raw: Uint8Array): Uint8Array {
  return raw.subarray(0, HEADER_LIMIT)
}

/** UTF-8 (RFC 6532), or one character a byte for what is not. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return latin1.decode(bytes)
  }
}
