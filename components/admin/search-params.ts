/** What follows the question mark, as Next gives it. */
export type Search = Record<string, string | string[] | undefined>

/** The named parameters that are there once and not empty. */
export function oneEach<const K extends string>(search: Search, names: readonly K[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {}
  for (const name of names) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') found[name] = value
  }
  return found
}

const address = (path: string, search: Partial<Record<string, string>>): string => {
  const entries = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return entries.length > 0 ? `${path}?${new URLSearchParams(entries).toString()}` : path
}

/** The same list from its beginning. */
export const firstPage = (path: string, search: Partial<Record<string, string>>): string =>
  address(path, { ...search, cursor: undefined })

/** The same list from where a page ended. */
export const nextPage = (path: string, search: Partial<Record<string, string>>, cursor: string): string =>
  address(path, { ...search, cursor })
