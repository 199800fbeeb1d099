interface Named {
  id: string
  name: string
  email: string | null
}

/** Signs that may not follow a name: it would be the beginning of a longer one. */
const WORD = /[\p{L}\p{N}_]/u

/**
 * Who is named in a text as `@Full Name` or `@address@example.com`, case aside. Where one name begins another, the
 * longer one is meant. Pure.
 */
export function mentionedIn(text: string, people: readonly Named[]): string[] {
  const names = people
    .flatMap(({ id, name, email }) => [name, email].map((alias) => ({ id, alias: alias?.trim().toLowerCase() ?? '' })))
    .filter(({ alias }) => alias.length > 1)
    .sort((a, b) => b.alias.length - a.alias.length)
  const found = new Set<string>()
  const lower = text.toLowerCase()
  for (let at = lower.indexOf('@'); at !== -1; at = lower.indexOf('@', at + 1)) {
    if (at > 0 && WORD.test(lower[at - 1] ?? '')) continue
    const meant = names.find(({ alias }) => lower.startsWith(alias, at + 1) && !WORD.test(lower[at + 1 + alias.length] ?? ''))
    // Two people of one name are both meant.
    for (const { id, alias } of names) if (alias === meant?.alias) found.add(id)
  }
  return [...found]
}
