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

/** The visual editor, for texts of which it loses nothing; of another it says so, and touches it not. */
export default function RichPane({ onLossy, ...props }: RichEditorProps & { onLossy: () => void }) {
  const t = useT('knowledge')
  const { initial } = props
  const [checked, setChecked] = useState<string | null>(null)

  useEffect(() => {
    let left = false
    void keeps(initial).then((kept) => {
      if (left) return
      if (kept) setChecked(initial)
      else onLossy()
    })
    return () => {
      left = true
    }
  }, [initial, onLossy])

  if (checked === null) return <p className="px-5 py-8 text-sm text-muted-foreground">{t('editor.checking')}</p>
  return <RichEditor {...props} initial={checked} />
}
