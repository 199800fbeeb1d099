import type { JSONContent } from '@tiptap/core'
import { MarkdownManager } from '@tiptap/markdown'
import { Marked } from 'marked'
import { articleExtensions } from './extensions'

/** A parser of its own: what it learns here does not reach others. HTML is text, as it is for the server. */
const marked = new Marked({ gfm: true, tokenizer: { html: () => undefined, tag: () => undefined } })

const manager = new MarkdownManager({
  extensions: articleExtensions,
  marked: marked as unknown as NonNullable<ConstructorParameters<typeof MarkdownManager>[0]>['marked'],
})

/** Reads Markdown into what the editor edits. */
export function parseMarkdown(markdown: string): JSONContent {
  const { content = [], ...doc } = manager.parse(markdown.replaceAll('\r\n', '\n'))
  const blocks = content.map(tidy).filter((block) => !isEmpty(block))
  return { ...doc, content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] }
}

/** Writes what was edited as Markdown. */
export function serialiseMarkdown(document: JSONContent): string {
  const text = manager.serialize({ ...document, content: (document.content ?? []).filter((block) => !isEmpty(block)) })
  return text.trim() === '' ? '' : `${text.trim()}\n`
}

const isEmpty = ({ type, content }: JSONContent): boolean => type === 'paragraph' && !content?.length

/** A line break in the middle of a paragraph is a space, as it is for readers; an address has none. */
function tidy(node: JSONContent): JSONContent {
  if (node.type === 'codeBlock') return node
  const marks = node.marks?.map(withoutSpaces)
  if (node.text !== undefined) return { ...node, ...(marks && { marks }), text: node.text.replace(/[ \t]*\n[ \t]*/g, ' ') }
  return node.content ? { ...node, content: node.content.map(tidy) } : node
}

type Mark = NonNullable<JSONContent['marks']>[number]

function withoutSpaces(mark: Mark): Mark {
  const address: unknown = mark.attrs?.href
  return typeof address === 'string' ? { ...mark, attrs: { ...mark.attrs, href: address.replace(/\s/g, '%20') } } : mark
}
