/** Message-IDs as they are compared: without the angle brackets (RFC 5322, 3.6.4). */

/** Of a thread of hundreds, the first says what it began with, the last what is answered. */
const MOST = 50
const LONGEST = 300

/** All ids in a field, each once, in order. Old clients write words between them; what no header may hold is none. */
export function messageIdsIn(field: string | undefined): string[] {
  const found = new Set<string>()
  for (const match of (field ?? '').matchAll(/<([^<>\s\p{C}]{1,300})>/gu)) if (match[1]) found.add(match[1])
  const bare = field?.trim()
  if (found.size === 0 && bare && bare.length <= LONGEST && /^[^\s\p{C}<>@]+@[^\s\p{C}<>]+$/u.test(bare)) found.add(bare)
  const ids = [...found]
  return ids.length <= MOST ? ids : [...ids.slice(0, MOST / 2), ...ids.slice(-MOST / 2)]
}

/** The ids that a message answers, the nearest first. */
export function answeredIds(inReplyTo: string | undefined, references: string | undefined): string[] {
  return [...new Set([...messageIdsIn(inReplyTo), ...messageIdsIn(references).reverse()])]
}
