'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Bold, Code, CodeXml, Film, ImagePlus, Italic, Link as LinkIcon, List, ListChecks, ListOrdered, type LucideIcon, Minus, NotebookText, Quote, Redo2, Strikethrough, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Select } from '@/components/ui/select'
import { CalloutMenu, TableMenu } from './menus'
import { Tool } from './tool'

export type Ask = 'link' | 'video' | 'article'

const MARKS = [
  { name: 'bold', icon: Bold, keys: 'Ctrl+B', run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', icon: Italic, keys: 'Ctrl+I', run: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'strike', icon: Strikethrough, keys: 'Ctrl+Shift+S', run: (editor: Editor) => editor.chain().focus().toggleStrike().run() },
  { name: 'code', icon: Code, keys: 'Ctrl+E', run: (editor: Editor) => editor.chain().focus().toggleCode().run() },
] as const satisfies ToolOf[]

const BLOCKS = [
  { name: 'bulletList', icon: List, keys: 'Ctrl+Shift+8', run: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'orderedList', icon: ListOrdered, keys: 'Ctrl+Shift+7', run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'taskList', icon: ListChecks, keys: 'Ctrl+Shift+9', run: (editor: Editor) => editor.chain().focus().toggleTaskList().run() },
  { name: 'blockquote', icon: Quote, keys: 'Ctrl+Shift+B', run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
  { name: 'codeBlock', icon: CodeXml, keys: 'Ctrl+Alt+C', run: (editor: Editor) => editor.chain().focus().toggleCodeBlock().run() },
] as const satisfies ToolOf[]

interface ToolOf {
  name: string
  icon: LucideIcon
  keys: string
  run: (editor: Editor) => boolean
}

const LEVELS = [2, 3, 4] as const

interface ToolbarProps {
  editor: Editor
  onAsk: (what: Ask) => void
  onFiles: (files: readonly File[]) => void
}

/** All that can be done to the text, with what holds where the cursor is. */
export function Toolbar({ editor, onAsk, onFiles }: ToolbarProps) {
  const t = useT('knowledge')
  const input = useRef<HTMLInputElement>(null)
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      active: [...MARKS, ...BLOCKS].filter(({ name }) => current.isActive(name)).map(({ name }) => name),
      level: LEVELS.find((level) => current.isActive('heading', { level })) ?? 0,
      link: current.isActive('link'),
      table: current.isActive('table'),
      callout: current.isActive('callout') ? String(current.getAttributes('callout').kind) : null,
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  })

  function setLevel(value: string) {
    const level = LEVELS.find((one) => String(one) === value)
    if (level) editor.chain().focus().setHeading({ level }).run()
    else editor.chain().focus().setParagraph().run()
  }

  const tool = ({ name, icon, keys, run }: (typeof MARKS)[number] | (typeof BLOCKS)[number]) => (
    <Tool key={name} icon={icon} label={t(`editor.tools.${name}`)} keys={keys} active={now.active.includes(name)} onClick={() => run(editor)} />
  )

  return (
    <div role="toolbar" aria-label={t('editor.toolbar')} className="flex flex-wrap items-center gap-0.5">
      <Select value={String(now.level)} onChange={(event) => setLevel(event.target.value)} aria-label={t('editor.tools.style')} className="mr-1 h-8 w-auto text-xs">
        <option value="0">{t('editor.tools.paragraph')}</option>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`editor.tools.heading${level}`)}
          </option>
        ))}
      </Select>
      {MARKS.map(tool)}
      <Tool icon={LinkIcon} label={t('editor.tools.link')} keys="Ctrl+K" active={now.link} onClick={() => onAsk('link')} />
      {BLOCKS.map(tool)}
      <CalloutMenu editor={editor} kind={now.callout} />
      <TableMenu editor={editor} inside={now.table} />
      <Tool icon={ImagePlus} label={t('editor.tools.image')} onClick={() => input.current?.click()} />
      <Tool icon={Film} label={t('editor.tools.video')} onClick={() => onAsk('video')} />
      <Tool icon={NotebookText} label={t('editor.tools.article')} onClick={() => onAsk('article')} />
      <Tool icon={Minus} label={t('editor.tools.rule')} onClick={() => editor.chain().focus().setHorizontalRule().run()} />
      <Tool icon={Undo2} label={t('editor.tools.undo')} keys="Ctrl+Z" disabled={!now.canUndo} onClick={() => editor.chain().focus().undo().run()} />
      <Tool icon={Redo2} label={t('editor.tools.redo')} keys="Ctrl+Y" disabled={!now.canRedo} onClick={() => editor.chain().focus().redo().run()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('editor.tools.image')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
