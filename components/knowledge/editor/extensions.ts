import type { Extensions } from '@tiptap/core'
import { OrderedList, TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { CalloutNode } from './callout'
import { ImageNode } from './image'
import { ParagraphNode } from './paragraph'

/** What a link may be: the same as the server keeps. */
const SAFE = /^(?:https?:|mailto:|tel:|kb:|kb-file:|\/|#)/i

/** Numbered lists are read as Markdown's own, with code and all else that may stand in an item. */
const NumberedList = OrderedList.extend({
  markdownTokenizer: { name: 'numberedList', level: 'block', start: () => -1, tokenize: () => undefined },
  parseMarkdown: (token, helpers) =>
    token.type === 'list' && token.ordered
      ? helpers.createNode('orderedList', token.start > 1 ? { start: token.start as number } : {}, helpers.parseChildren(token.items ?? []))
      : [],
})

/** All that a text can consist of; the editor and the reading and writing of Markdown agree on it. */
export const articleExtensions: Extensions = [
  StarterKit.configure({
    paragraph: false,
    orderedList: false,
    // Markdown has no underline.
    underline: false,
    heading: { levels: [2, 3, 4] },
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      isAllowedUri: (address) => SAFE.test(address),
      HTMLAttributes: { rel: null, target: null },
    },
  }),
  ParagraphNode,
  NumberedList,
  CalloutNode,
  ImageNode,
  TaskList,
  TaskItem.configure({ nested: true }),
  TableKit.configure({ table: { resizable: false } }),
]
