/** What becomes part of an address: lower case, no accents, hyphens between words. */

/** @param most characters; words are not cut when one fits */
export function slugOf(text: string, most = 80): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  let slug = ''
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, most)
    if (longer.length > most) break
    slug = longer
  }
  return slug
}

/**
 * The first of `base`, `base-2`, `base-3` … that is not taken.
 * @param from the number to begin with, where those below it are known to be taken
 */
export function freeSlug(base: string, taken: { has: (slug: string) => boolean }, from = 2): string {
  if (!taken.has(base)) return base
  let number = from
  while (taken.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}
