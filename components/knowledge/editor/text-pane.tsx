'use client'

import dynamic from 'next/dynamic'
import { useCallback, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import type { ArticleFileDto } from '@/lib/knowledge/files/schema'
import { PreviewPane } from './preview-pane'
import { SourcePane } from './source-pane'

/** The editor is large: it comes with this page alone, after its frame. */
const RichPane = dynamic(() => import('./rich-pane'), { ssr: false })

const MODES = ['rich', 'source', 'preview'] as const
type Mode = (typeof MODES)[number]

interface TextPaneProps {
  body: string
  onChange: (body: string) => void
  /** Asks the visual editor for what was typed and not yet told. */
  deliver: () => void
  onDeliver: (deliver: (() => void) | null) => void
  onInsert: (insert: ((file: ArticleFileDto) => void) | null) => void
  upload: (files: readonly File[]) => Promise<ArticleFileDto[]>
}

/** The text of the article, written as it looks, or in Markdown, or read as it will be. */
export function TextPane({ body, onChange, deliver, onDeliver, onInsert, upload }: TextPaneProps) {
  const t = useT('knowledge')
  const [mode, setMode] = useState<Mode>('rich')
  const [lossy, setLossy] = useState(false)

  const onLossy = useCallback(() => {
    setLossy(true)
    setMode('source')
  }, [])

  function show(next: Mode) {
    if (next === mode) return
    deliver()
    setLossy(false)
    setMode(next)
  }

  return (
    <div className="overflow-clip rounded-lg border border-border bg-surface shadow-card focus-within:border-ring">
      <div role="group" aria-label={t('editor.mode')} className="flex gap-1 border-b border-border bg-muted px-2 py-1.5 text-xs font-medium">
        {MODES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === mode}
            onClick={() => show(one)}
            className="h-7 rounded-sm px-2.5 text-muted-foreground aria-pressed:bg-surface aria-pressed:text-foreground aria-pressed:shadow-card"
          >
            {t(`editor.${one}`)}
          </button>
        ))}
      </div>
      {lossy ? (
        <p role="status" className="border-b border-warning-line bg-warning-subtle px-4 py-2.5 text-sm text-warning-ink">
          {t('editor.lossy')}
        </p>
      ) : null}
      {mode === 'rich' ? (
        <RichPane body={body} onChange={onChange} onDeliver={onDeliver} onInsert={onInsert} onLossy={onLossy} upload={upload} />
      ) : mode === 'source' ? (
        <SourcePane body={body} onChange={onChange} onInsert={onInsert} upload={upload} />
      ) : (
        <PreviewPane body={body} />
      )}
    </div>
  )
}
