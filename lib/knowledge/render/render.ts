import 'server-only'
import type { Token } from 'markdown-it'
import { tableCells } from '@/lib/platform/text/table-cells'
import { LIMITS } from '../vocabulary'
import type { Heading } from './headings'
import { articleParser, MOST_LEVELS } from './parser'
import { sanitise } from './sanitise'

export interface Rendered {
  /** Sanitised; links to articles still name the article (render/links.ts). */
  html: string
  /** The words alone, for searches. */
  text: string
  headings: Heading[]
}

/** Cells of all tables of a text together. */
const MOST_CELLS = 10_000

const CONTAINERS: ReadonlySet<string> = new Set(['blockquote_open', 'list_item_open'])

const withTables = articleParser()
const withoutTables = articleParser().disable('table')

/**
 * Markdown of an article to what is stored and shown of it, in time proportional to its length. What is nested too
 * deep, or longer than a text may be, is shown as it was typed: nothing that was written may vanish.
 */
export function renderArticle(source: string): Rendered {
  if (!source.trim()) return { html: '', text: '', headings: [] }
  if (source.length > LIMITS.body) return asTyped(source)
  const markdown = tableCells(source) > MOST_CELLS ? withoutTables : withTables
  const env: { headings?: Heading[] } = {}
  try {
    const tokens = markdown.parse(source, env)
    if (tokens.some(({ type, level }) => level >= MOST_LEVELS - 1 && CONTAINERS.has(type))) return asTyped(source)
    const html = sanitise(markdown.renderer.render(tokens, markdown.options, env))
    return { html, text: wordsOf(tokens), headings: env.headings ?? [] }
  } catch (error) {
    if (error instanceof RangeError) return asTyped(source)
    throw error
  }
}

/** The text of tokens, a line a block. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .flatMap(({ type, content, children }) => {
      if (type === 'inline') return inlineText(children ?? [])
      return type === 'fence' || type === 'code_block' ? content.trim() : []
    })
    .filter((line) => line !== '')
    .join('\n')
}

const inlineText = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' '
      return type === 'text' || type === 'code_inline' || type === 'image' ? content : ''
    })
    .join('')
    .trim()

function asTyped(source: string): Rendered {
  const text = source.trim()
  const html = `<p>${withTables.utils.escapeHtml(text).replace(/\r\n|[\r\n]/g, '<br />')}</p>`
  return { html, text, headings: [] }
}
