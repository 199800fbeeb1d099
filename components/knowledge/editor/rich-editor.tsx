'use client'

import '../article.css'
import './editor.css'
import type { Editor } from '@tiptap/core'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import type { ArticleFileDto } from '@/lib/knowledge/files/schema'
import { EditorDialogs } from './dialogs'
import { articleExtensions } from './extensions'
import { parseMarkdown, serialiseMarkdown } from './markdown'
import { type Ask, Toolbar } from './toolbar'

export interface RichEditorProps {
  initial: string
  /** Called a moment after each change, and at once by `deliver`. */
  onChange: (markdown: string) => void
  /** Takes a function that hands over what was typed since the last `onChange`, or null when the editor goes. */
  onDeliver: (deliver: (() => void) | null) => void
  upload: (files: readonly File[]) => Promise<ArticleFileDto[]>
  /** Takes a function that puts a stored file where the cursor is. */
  onInsert: (insert: ((file: ArticleFileDto) => void) | null) => void
}

/** Milliseconds between a key and the writing of the Markdown, which takes a while for a long text. */
const MOMENT = 400

/** Puts a picture in place, and any other file as a link to it. */
export function insertFile(editor: Editor, { id, fileName, contentType }: ArticleFileDto): void {
  const address = `kb-file:${id}`
  if (contentType.startsWith('image/')) editor.chain().focus().setImage({ src: address, alt: fileName.replace(/\.[^.]+$/, '') }).run()
  else editor.chain().focus().insertContent([{ type: 'text', text: fileName, marks: [{ type: 'link', attrs: { href: address } }] }, { type: 'text', text: ' ' }]).run()
}

/** The text as it will look, to be written in. Markdown goes in and comes out. */
export function RichEditor({ initial, onChange, onDeliver, upload, onInsert }: RichEditorProps) {
  const t = useT('knowledge')
  const [ask, setAsk] = useState<Ask | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pending = useRef<(() => void) | null>(null)
  const editing = useRef<Editor | null>(null)

  async function take(files: readonly File[]) {
    for (const file of await upload(files)) if (editing.current) insertFile(editing.current, file)
  }

  const editor = useEditor({
    extensions: [...articleExtensions, Placeholder.configure({ placeholder: t('editor.placeholder') })],
    content: parseMarkdown(initial),
    injectCSS: false,
    immediatelyRender: false,
    editorProps: {
      attributes: { class: 'prose article article-editor', role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('editor.body') },
      handlePaste: (_view, event) => taken(event, event.clipboardData),
      handleDrop: (_view, event, _slice, moved) => !moved && taken(event, event.dataTransfer),
      handleKeyDown: (_view, event) => {
        if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return false
        event.preventDefault()
        event.stopPropagation()
        setAsk('link')
        return true
      },
    },
    onUpdate: ({ editor: current }) => {
      clearTimeout(timer.current)
      pending.current = () => {
        clearTimeout(timer.current)
        pending.current = null
        onChange(serialiseMarkdown(current.getJSON()))
      }
      timer.current = setTimeout(() => pending.current?.(), MOMENT)
    },
  })

  /** Files that were pasted or dropped, if any. */
  function taken(event: Event, data: DataTransfer | null): boolean {
    const files = [...(data?.files ?? [])]
    if (files.length === 0) return false
    event.preventDefault()
    void take(files)
    return true
  }

  useEffect(() => {
    editing.current = editor
    onDeliver(() => pending.current?.())
    onInsert((file) => editor && insertFile(editor, file))
    return () => {
      pending.current?.()
      onDeliver(null)
      onInsert(null)
    }
  }, [editor, onDeliver, onInsert])

  if (!editor) return null
  return (
    <>
      <div className="sticky top-14 z-10 border-b border-border bg-muted px-2 py-1.5">
        <Toolbar editor={editor} onAsk={setAsk} onFiles={(files) => void take(files)} />
      </div>
      <EditorContent editor={editor} />
      {ask ? <EditorDialogs editor={editor} ask={ask} onClose={() => setAsk(null)} /> : null}
    </>
  )
}
