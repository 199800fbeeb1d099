/** Keys whose values never reach a log, whatever they hold. */
const SECRET_KEY =
  /(pass(word|phrase)?|secret|token|totp|otp|api_?key|credential|authorization|cookie|session_?key|signature|hash)$/i
const PERSONAL_KEY =
  /^(e?mails?|e?mail_?address|to|from|cc|bcc|reply_?to|name|(user|full|first|last|display|actor|requester|file)_?name|phone|title|subject|body|text|html|description|comment|content|query|q|headers|before|after)$/i

const BLOT = '[redacted]'
const DEEPEST = 4
const MOST_ITEMS = 50

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  [/\bfarol_[a-z]+_[A-Za-z0-9_-]+/g, '[key]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  [/(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, '$1:[password]@'],
  // "Key (email)=(ana@…) already exists": PostgreSQL quotes the row.
  [/\)=\([^)]*\)/g, ')=([value])'],
]

function scrub(text: string): string {
  // Nearly every field is an id, a code or a path template: nothing to look for.
  if (!/[@ ._]/.test(text)) return text
  return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
}

const hides = (key: string) => SECRET_KEY.test(key) || PERSONAL_KEY.test(key)

/** An error as its kind, code and place. Its other properties may hold a row or a request. */
function describe(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type: error.name,
    code,
    message: scrub(error.message),
    stack: error.stack ? scrub(error.stack) : undefined,
    cause: error.cause instanceof Error && depth < DEEPEST ? describe(error.cause, depth + 1) : undefined,
  }
}

/** A copy of `value` without secrets and personal data (LGPD): by the names of fields, and by their looks. */
export function redact(value: string): string
export function redact(value: object): Record<string, unknown>
export function redact(value: string | object): string | Record<string, unknown> {
  return typeof value === 'string' ? scrub(value) : (clean(value, 0) as Record<string, unknown>)
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrub(value)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  if (value instanceof Error) return describe(value, depth)
  if (value instanceof Date) return value
  if (depth >= DEEPEST) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => clean(item, depth + 1))
  if (!isPlain(value)) return `[${value.constructor?.name ?? 'object'}]`
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) copy[key] = hides(key) ? BLOT : clean(item, depth + 1)
  return copy
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
