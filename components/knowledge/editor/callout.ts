import { mergeAttributes, Node } from '@tiptap/core'
import { CALLOUTS, type Callout } from '@/lib/knowledge/vocabulary'

const MARKED = /^> ?\[!(\w+)\][ \t]*(?:\n|$)(?:>[^\n]*(?:\n|$))*/

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Puts the selected blocks into a callout of a kind; in one already, changes the kind. */
      setCallout: (kind: Callout) => ReturnType
    }
  }
}

const calloutOf = (word: unknown): Callout | null =>
  CALLOUTS.find((kind) => typeof word === 'string' && kind === word.toLowerCase()) ?? null

/** A boxed remark: `> [!NOTE]` and the lines below it. */
export const CalloutNode = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    kind: {
      default: 'note',
      parseHTML: (element: HTMLElement) => calloutOf(element.dataset.callout) ?? 'note',
      renderHTML: ({ kind }: Record<string, unknown>) => ({ 'data-callout': kind }),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-callout]' }],
  renderHTML: ({ HTMLAttributes, node }) => [
    'aside',
    mergeAttributes(HTMLAttributes, { class: `callout callout-${String(node.attrs.kind)}` }),
    0,
  ],
  addCommands: () => ({
    setCallout:
      (kind) =>
      ({ editor, commands }) =>
        editor.isActive('callout') ? commands.updateAttributes('callout', { kind }) : commands.wrapIn('callout', { kind }),
  }),

  markdownTokenName: 'callout',
  markdownTokenizer: {
    name: 'callout',
    level: 'block',
    start: (source) => source.search(/^> ?\[!\w+\]/m),
    tokenize: (source, _tokens, lexer) => {
      const match = MARKED.exec(source)
      const kind = calloutOf(match?.[1])
      if (!match || !kind) return undefined
      const inner = match[0].split('\n').slice(1).map((line) => line.replace(/^> ?/, '')).join('\n')
      return { type: 'callout', raw: match[0], kind, tokens: lexer.blockTokens(inner) }
    },
  },
  parseMarkdown: (token, helpers) => {
    const children = helpers.parseChildren(token.tokens ?? [])
    const content = children.length > 0 ? children : [{ type: 'paragraph' }]
    return helpers.createNode('callout', { kind: calloutOf(token.kind) ?? 'note' }, content)
  },
  renderMarkdown: (node, helpers) => {
    const blocks = (node.content ?? []).map((child) => helpers.renderChildren([child]))
    const lines = blocks.join('\n\n').split('\n')
    const kind = String(node.attrs?.kind ?? 'note').toUpperCase()
    return [`> [!${kind}]`, ...lines.map((line) => (line.trim() ? `> ${line}` : '>'))].join('\n')
  },
})
