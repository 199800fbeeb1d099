/** A text field's content and what is selected in it. */
export interface Selection {
  text: string
  start: number
  end: number
}

export type MarkdownCommand = 'bold' | 'italic' | 'code' | 'link' | 'list' | 'orderedList' | 'quote'

export interface MarkdownSamples {
  sampleText: string
  linkText: string
}

const wraps = { bold: '**', italic: '_', code: '`' } as const
const LINK_TARGET = 'https://'

/** Applies a toolbar command; pure, so that keyboard and buttons share it. */
export function applyMarkdown(command: MarkdownCommand, selection: Selection, samples: MarkdownSamples): Selection {
  switch (command) {
    case 'bold':
    case 'italic':
    case 'code':
      return toggleWrap(selection, wraps[command], samples.sampleText)
    case 'link':
      return insertLink(selection, samples.linkText)
    case 'list':
      return prefixLines(selection, () => '- ')
    case 'orderedList':
      return prefixLines(selection, (index) => `${index + 1}. `)
    case 'quote':
      return prefixLines(selection, () => '> ')
  }
}

function toggleWrap({ text, start, end }: Selection, mark: string, sample: string): Selection {
  const before = text.slice(0, start)
  const after = text.slice(end)
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const size = mark.length
    return {
      text: before.slice(0, -size) + text.slice(start, end) + after.slice(size),
      start: start - size,
      end: end - size,
    }
  }
  const inner = text.slice(start, end) || sample
  const from = start + mark.length
  return { text: before + mark + inner + mark + after, start: from, end: from + inner.length }
}

/** Leaves the address selected, ready to be typed over. */
function insertLink({ text, start, end }: Selection, sample: string): Selection {
  const inner = text.slice(start, end) || sample
  const from = start + inner.length + 3
  return {
    text: `${text.slice(0, start)}[${inner}](${LINK_TARGET})${text.slice(end)}`,
    start: from,
    end: from + LINK_TARGET.length,
  }
}

function prefixLines({ text, start, end }: Selection, prefix: (index: number) => string): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const to = lineEnd === -1 ? text.length : lineEnd
  const changed = text
    .slice(from, to)
    .split('\n')
    .map((line, index) => prefix(index) + line)
    .join('\n')
  const caret = from + changed.length
  return { text: text.slice(0, from) + changed + text.slice(to), start: caret, end: caret }
}
