/** Words of a text that an adult reads in a minute. */
const PACE = 200

/** The words of a text in Markdown, without addresses and marks. */
export const countWords = (markdown: string): number =>
  markdown.replace(/\]\([^)]*\)/g, ']').match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0

/** Whole minutes that it takes to read that many words; at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / PACE))
