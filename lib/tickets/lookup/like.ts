const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** A pattern for LIKE that matches what begins with the text, whatever signs are in it. */
export const likePrefix = (text: string): string => `${escaped(text)}%`

/** A pattern for LIKE that matches what contains the text. */
export const likePart = (text: string): string => `%${escaped(text)}%`

const plain = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

/** Whether each word of the query stands somewhere in the text; accents and case do not matter. */
export function likeWords(text: string, query: string): boolean {
  const place = plain(text)
  return plain(query).split(/\s+/).every((word) => place.includes(word))
}
