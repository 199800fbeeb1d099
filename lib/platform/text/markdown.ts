import 'server-only'
import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'

/**
 * What people may write: Markdown with tables and code, no images, no raw HTML beyond these tags. The
 * result is stored beside its source, so that showing a ticket costs nothing.
 */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a', 'ul', 'ol', 'li',
    'h1', 'h2', 'h3', 'h4', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  allowedAttributes: { a: ['href', 'title', 'target', 'rel'], ol: ['start'], th: ['align'], td: ['align'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer nofollow ugc' }),
    // A text's headings stand below the page's own.
    h1: 'h3',
    h2: 'h4',
  },
}

/** Markdown to sanitised HTML. Single line breaks are kept, as people expect of a message. */
export function renderMarkdown(source: string): string {
  if (!source.trim()) return ''
  const html = marked.parse(source, { async: false, gfm: true, breaks: true })
  return sanitizeHtml(html, allowed).trim()
}
