import 'server-only'
import { renderArticle } from './render'

/**
 * Whether two texts in Markdown read the same: whatever differs in how they were written, such as the sign of a
 * list or where lines break, makes no difference to readers.
 */
export const sameMeaning = (one: string, other: string): boolean => one === other || readable(one) === readable(other)

const PRE = /(<pre[\s\S]*?<\/pre>)/

/** The HTML without what no reader sees: line breaks in paragraphs, and the air in lists. */
function readable(markdown: string): string {
  return renderArticle(markdown)
    .html.split(PRE)
    .map((part) => (part.startsWith('<pre') ? part : plain(part)))
    .join('')
}

const plain = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(/(<li(?: class="task")?>) ?<p>/g, '$1')
    .replace(/<\/p> ?(?=<\/li>|<(?:[ou]l|table|aside|blockquote|h[2-6]|hr)|$)/g, '')
    .replace(/ ?(<\/?(?:p|li|ul|ol|table|thead|tbody|tr|th|td|aside|blockquote|h[2-6]|hr|pre)\b[^>]*>) ?/g, '$1')
    .trim()
