/**
 * Characters of a text that people write. Rendering takes time in proportion to it, on the thread that answers
 * everybody: this is ten pages, and some hundredths of a second. Safe in the browser.
 */
export const TEXT_LIMIT = 30_000
