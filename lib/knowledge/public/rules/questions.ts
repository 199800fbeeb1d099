/** A question of a page of questions and answers, both as plain text. */
export interface Question {
  question: string
  answer: string
}

const HEADING = /<h2\b[^>]*>([\s\S]*?)<\/h2>/g
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: ' ' }

/** The headings of an article with what stands below each, up to the next. Pure. */
export function questionsOf(html: string): Question[] {
  const headings = [...html.matchAll(HEADING)]
  return headings
    .map((heading, index) => ({
      question: plain(heading[1] ?? ''),
      answer: plain(html.slice(heading.index + heading[0].length, headings[index + 1]?.index)),
    }))
    .filter(({ question, answer }) => question !== '' && answer !== '')
}

/** Sanitised HTML as its text; ends of blocks part words. */
const plain = (html: string): string =>
  html
    .replace(/<\/?(?:p|li|ul|ol|h\d|tr|td|th|pre|br|blockquote|aside)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
