import type { MarkdownIt } from 'markdown-it'

/** Cells of a table say how they are aligned by an attribute: styles do not survive the sanitiser. */
export function alignedCells({ renderer }: MarkdownIt): void {
  renderer.rules.th_open = renderer.rules.td_open = (tokens, index, options, _env, self) => {
    const cell = tokens[index]
    const style = cell?.attrGet('style')
    if (cell) cell.attrs = style ? [['align', String(style).replace('text-align:', '')]] : null
    return self.renderToken(tokens, index, options)
  }
}
