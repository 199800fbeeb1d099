'use client'

import { type ClipboardEvent, type DragEvent, useEffect, useRef } from 'react'
import { useT } from '@/components/i18n/use-t'
import type { ArticleFileDto } from '@/lib/knowledge/files/schema'
import { LIMITS } from '@/lib/knowledge/vocabulary'

interface SourcePaneProps {
  body: string
  onChange: (body: string) => void
  onInsert: (insert: ((file: ArticleFileDto) => void) | null) => void
  upload: (files: readonly File[]) => Promise<ArticleFileDto[]>
}

/** The text as Markdown; pasted and dropped files come in as well. */
export function SourcePane({ body, onChange, onInsert, upload }: SourcePaneProps) {
  const t = useT('knowledge')
  const field = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    function put({ markdown }: ArticleFileDto) {
      const element = field.current
      if (!element) return
      element.setRangeText(markdown, element.selectionStart, element.selectionEnd, 'end')
      onChange(element.value)
      element.focus()
    }
    onInsert(put)
    return () => onInsert(null)
  }, [onChange, onInsert])

  async function take(event: ClipboardEvent | DragEvent, data: DataTransfer) {
    const files = [...data.files]
    if (files.length === 0) return
    event.preventDefault()
    const element = field.current
    for (const { markdown } of await upload(files)) {
      if (!element) return
      element.setRangeText(markdown, element.selectionStart, element.selectionEnd, 'end')
      onChange(element.value)
    }
  }

  return (
    <textarea
      ref={field}
      value={body}
      onChange={(event) => onChange(event.target.value)}
      onPaste={(event) => void take(event, event.clipboardData)}
      onDrop={(event) => void take(event, event.dataTransfer)}
      maxLength={LIMITS.body}
      aria-label={t('editor.body')}
      spellCheck
      className="field-sizing-content block min-h-96 w-full bg-transparent px-5 py-4 font-mono text-sm leading-relaxed outline-none"
    />
  )
}
