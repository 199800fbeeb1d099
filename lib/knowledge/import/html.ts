import 'server-only'
import { gfm } from '@joplin/turndown-plugin-gfm'
import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import TurndownService from 'turndown'

/** What is taken over from a page; everything else leaves its text, and scripts and styles nothing. */
const TAKEN: sanitizeHtml.IOptions = {
  allowedTags: [
    'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'strong', 'b', 'em', 'i', 'del', 's', 'code', 'pre', 'blockquote',
    'a', 'img', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  allowedAttributes: { a: ['href'], img: ['src', 'alt'], ol: ['start'], code: ['class'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'kb'],
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'nav', 'footer', 'iframe', 'object', 'svg', 'template'],
  nestingLimit: 60,
}

const { unescapeAll } = new MarkdownIt().utils

/** A page as Markdown, with the title that it has. */
export function htmlToMarkdown(html: string): { title: string | null; markdown: string } {
  const title = /<title[^>]{0,200}>([^<]{1,500})<\/title>/i.exec(html)?.[1]
  const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*' })
  service.use(gfm)
  const markdown = service.turndown(sanitizeHtml(html, TAKEN)).trim()
  return { title: title ? unescapeAll(title).trim() : null, markdown }
}
