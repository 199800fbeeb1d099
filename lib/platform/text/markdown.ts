import 'server-only'
import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { alignedCells } from './aligned-cells'
import { TEXT_LIMIT } from './limit'
import { tableCells } from './table-cells'

/**
 * What people may write: Markdown with tables and code, no images and no HTML, which is shown as it was typed.
 * The result is stored beside its source, so that showing a ticket costs nothing.
 *
 * The parser reads a text once, and the sanitiser judges what it made of it by a list of its own: neither has
 * to be free of mistakes alone.
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
    s: 'del',
    // A text's headings stand below the page's own.
    h1: 'h3',
    h2: 'h4',
  },
}

/** Levels of quotes and lists; each item of a list is two. Every line is looked at once a level. */
const MOST_LEVELS = 20
/** Cells of all tables of a text together. */
const MOST_CELLS = 5_000

const withTables = parser()
const withoutTables = parser().disable('table')

/**
 * Markdown to sanitised HTML, in time proportional to its length. Single line breaks are kept, as people
 * expect of a message. What is nested too deep, or longer than any text may be, is shown as it was typed.
 */
export function renderMarkdown(source: string): string {
  if (!source.trim()) return ''
  if (source.length > TEXT_LIMIT) return asTyped(source)
  const markdown = tableCells(source) > MOST_CELLS ? withoutTables : withTables
  try {
    const tokens = markdown.parse(source, {})
    // The parser leaves out what lies deeper; nothing that was written may vanish.
    if (tokens.some(({ type, level }) => level >= MOST_LEVELS - 1 && CONTAINERS.has(type))) return asTyped(source)
    return sanitizeHtml(markdown.renderer.render(tokens, markdown.options, {}), allowed).trim()
  } catch (error) {
    if (error instanceof RangeError) return asTyped(source)
    throw error
  }
}

const CONTAINERS: ReadonlySet<string> = new Set(['blockquote_open', 'list_item_open'])

function parser(): Parser {
  const markdown = new MarkdownIt({ html: false, breaks: true, linkify: true, maxNesting: MOST_LEVELS })
  // A long address, defined once, could be repeated in every word.
  markdown.disable('reference')
  // Names such as readme.md are no addresses.
  markdown.linkify.set({ fuzzyLink: false }).add('//', null).add('ftp:', null)
  const { rules } = markdown.renderer
  rules.softbreak = rules.hardbreak = () => '<br>'
  return markdown.use(alignedCells)
}

/** A text as it was typed, line by line. */
function asTyped(source: string): string {
  const { escapeHtml } = withTables.utils
  return `<p>${escapeHtml(source.trim()).replace(/\r\n|[\r\n]/g, '<br />')}</p>`
}
