import { Paragraph } from '@tiptap/extension-paragraph'

/** What would begin a heading, a list, a quote, a rule or a table, were it at the beginning of a line. */
const BLOCK_START = /^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|={2,}\s*$|-{2,}\s*$|>|\|)/
const NUMBER_START = /^([ \t]*\d{1,9})([.)])(?=\s|$)/

/** A line of text that stays one. */
export const asText = (line: string): string => line.replace(BLOCK_START, '$1\\$2').replace(NUMBER_START, '$1\\$2')

/** A paragraph whose text never turns into something else when it is read again; empty ones are not kept. */
export const ParagraphNode = Paragraph.extend({
  renderMarkdown: (node, helpers) =>
    helpers.renderChildren(node.content ?? []).split('\n').map(asText).join('\n'),
})
