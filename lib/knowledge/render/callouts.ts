import 'server-only'
import type { MarkdownIt } from 'markdown-it'
import { CALLOUTS, type Callout } from '../vocabulary'

const MARK = /^\[!(\w+)\][ \t]*(?:\n|$)/i

/** `> [!NOTE]` and its kind: quotes that begin so become asides with a class, as in GitHub's Markdown. */
export function callouts(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'callouts', ({ tokens }) => {
    /** Of the quotes that are open, whether each is a callout. */
    const open: boolean[] = []
    tokens.forEach((token, index) => {
      if (token.type === 'blockquote_close' && open.pop()) token.tag = 'aside'
      if (token.type !== 'blockquote_open') return
      const inline = tokens[index + 2]
      const kind = inline?.type === 'inline' ? calloutOf(inline.content) : null
      open.push(kind !== null)
      if (!inline || !kind) return
      inline.content = inline.content.replace(MARK, '')
      // Nothing but the mark stood in its first paragraph.
      if (inline.content === '') for (const paragraph of [tokens[index + 1], tokens[index + 3]]) if (paragraph) paragraph.hidden = true
      token.tag = 'aside'
      token.attrSet('class', `callout callout-${kind}`)
    })
  })
}

function calloutOf(text: string): Callout | null {
  const word = MARK.exec(text)?.[1]?.toLowerCase()
  return CALLOUTS.find((kind) => kind === word) ?? null
}
