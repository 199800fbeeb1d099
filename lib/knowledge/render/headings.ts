import 'server-only'
import type { MarkdownIt, Token } from 'markdown-it'
import { freeSlug, slugOf } from './slug'

export interface Heading {
  /** The anchor in the page. */
  id: string
  /** 2 for the highest: the title of the article is the page's 1. */
  level: number
  text: string
}

interface Environment {
  headings?: Heading[]
}

/** The anchor of a heading: apart from the ids that the page around it has. */
export const anchorOf = (text: string): string => `s-${slugOf(text) || 'section'}`

/** Gives headings their anchors, one level below what was written, and collects them in `env.headings`. */
export function headings(markdown: MarkdownIt): void {
  markdown.core.ruler.push('headings', ({ tokens, env }) => {
    const found: Heading[] = []
    const taken = new Set<string>()
    /** How often an anchor came up: a text may consist of one heading over and over. */
    const times = new Map<string, number>()
    const top = highestLevel(tokens)
    tokens.forEach((token, index) => {
      const isOpen = token.type === 'heading_open'
      if (!isOpen && token.type !== 'heading_close') return
      const level = Math.min(Number(token.tag.slice(1)) - top + 2, 6)
      token.tag = `h${level}`
      if (!isOpen) return
      const text = plainText(tokens[index + 1]?.children ?? [])
      const anchor = anchorOf(text)
      const before = times.get(anchor) ?? 0
      times.set(anchor, before + 1)
      const id = freeSlug(anchor, taken, Math.max(before + 1, 2))
      taken.add(id)
      token.attrSet('id', id)
      found.push({ id, level, text })
    })
    const target = env as Environment
    target.headings = found
  })
}

/** Some begin with #, some with ##: either is the first level below the title. */
const highestLevel = (tokens: readonly Token[]): number =>
  Math.min(2, ...tokens.flatMap(({ type, tag }) => (type === 'heading_open' ? Number(tag.slice(1)) : [])))

const plainText = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : type === 'softbreak' ? ' ' : ''))
    .join('')
    .trim()
