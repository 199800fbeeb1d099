import 'server-only'
import type { MarkdownIt } from 'markdown-it'

/** `- [ ]` and `- [x]`: boxes to read, not to tick. */
export function tasks(markdown: MarkdownIt): void {
  markdown.core.ruler.push('tasks', ({ tokens }) => {
    tokens.forEach((token, index) => {
      const text = tokens[index + 2]?.children?.[0]
      if (token.type !== 'list_item_open' || text?.type !== 'text') return
      const mark = /^\[([ xX])\]\s+/.exec(text.content)
      if (!mark) return
      token.attrSet('class', 'task')
      text.content = `${mark[1] === ' ' ? '☐' : '☑'} ${text.content.slice(mark[0].length)}`
    })
  })
}
