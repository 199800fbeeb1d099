/** All but Latin letters, digits and common marks: the font that comes with Next has only those. */
const LACKS = /[^\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]+/gu

/**
 * A text with only what can be drawn here. For anything else, emoji and other scripts, the library that draws would
 * fetch a font from elsewhere, and tell it what an article is about. Pure.
 * @param most how many characters
 */
export const drawable = (text: string, most: number): string =>
  text.normalize('NFC').replace(LACKS, ' ').replace(/\s+/g, ' ').trim().slice(0, most)
