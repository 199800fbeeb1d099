import 'server-only'
import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it'
import { alignedCells } from '@/lib/platform/text/aligned-cells'
import { callouts } from './callouts'
import { headings } from './headings'
import { tasks } from './tasks'
import { videos } from './videos'

/** Levels of quotes and lists; each item of a list is two. */
export const MOST_LEVELS = 20

const FILE = /^kb-file:([0-9a-f-]{36})$/

/** Where a browser reads a file of an article, on the tenant’s host. */
export const filePath = (id: string): string => `/files/kb/${id}`

/** The parser of articles: Markdown with tables, callouts, tasks and films; HTML is shown as it was typed. */
export function articleParser(): Parser {
  const markdown = new MarkdownIt({ html: false, linkify: true, maxNesting: MOST_LEVELS })
  // A long address, defined once, could be repeated in every word.
  markdown.disable('reference')
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null).add('ftp:', null)
  markdown.use(callouts).use(headings).use(tasks).use(videos).use(alignedCells)
  markdown.core.ruler.push('files', ({ tokens }) => {
    for (const child of tokens.flatMap(({ children }) => children ?? [])) {
      const name = child.type === 'image' ? 'src' : child.type === 'link_open' ? 'href' : null
      const file = name && FILE.exec(String(child.attrGet(name) ?? ''))?.[1]
      if (name && file) child.attrSet(name, filePath(file))
    }
  })
  const { rules } = markdown.renderer
  const image = rules.image
  // Pictures of other sites would tell them who reads: what is left of them is their description.
  rules.image = (tokens, index, options, env, renderer) => {
    const token = tokens[index]
    const own = String(token?.attrGet('src') ?? '').startsWith('/')
    return own && image ? image(tokens, index, options, env, renderer) : markdown.utils.escapeHtml(token?.content ?? '')
  }
  return markdown
}
