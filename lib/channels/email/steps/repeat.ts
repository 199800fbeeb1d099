import type { ParsedMail } from '../read/mail'

/** Characters that are compared. */
const MOST = 50_000

const wordsOf = ({ text, html }: Pick<ParsedMail, 'text' | 'html'>): string =>
  (text.trim() || html.slice(0, 4 * MOST).replace(/<[^<>]{0,2000}>/g, ' ')).replace(/\s+/g, ' ').trim().slice(0, MOST)

/** Whether two messages say the same, but for what servers and lists on the way add above or below. Pure. */
export function saysTheSame(one: Pick<ParsedMail, 'text' | 'html'>, other: Pick<ParsedMail, 'text' | 'html'>): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)]
  return first.includes(second) || second.includes(first)
}
