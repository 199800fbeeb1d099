'use client'

import { useEffect, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { sameMeaningAction } from '@/lib/knowledge/actions/drafts'
import { parseMarkdown, serialiseMarkdown } from './markdown'
import { RichEditor, type RichEditorProps } from './rich-editor'

/** Whether the editor would write the text as it was; the server's reading of it decides. */
async function keeps(markdown: string): Promise<boolean> {
  const written = serialiseMarkdown(parseMarkdown(markdown))
  if (written.trim() === markdown.trim()) return true
  const result = await call(() => sameMeaningAction(markdown, written))
  return result.ok && result.data
}

interface RichPaneProps extends Omit<RichEditorProps, 'initial'> {
  body: string
  /** The text holds what the editor cannot keep. */
  onLossy: () => void
}

/** The visual editor, for texts of which it loses nothing; of another it says so, and touches it not. */
export default function RichPane({ body, onLossy, ...props }: RichPaneProps) {
  const t = useT('knowledge')
  /** What it began with: it keeps its own text from then on. */
  const [initial] = useState(body)
  const [kept, setKept] = useState(false)

  useEffect(() => {
    let left = false
    void keeps(initial).then((whole) => {
      if (left) return
      if (whole) setKept(true)
      else onLossy()
    })
    return () => {
      left = true
    }
  }, [initial, onLossy])

  if (!kept) return <p className="px-5 py-8 text-sm text-muted-foreground">{t('editor.checking')}</p>
  return <RichEditor {...props} initial={initial} />
}
