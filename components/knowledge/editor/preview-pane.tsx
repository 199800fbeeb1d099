'use client'

import '../article.css'
import { useEffect, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { RichText } from '@/components/shared/rich-text'
import { Alert } from '@/components/ui/alert'
import { previewArticleAction } from '@/lib/knowledge/actions/drafts'
import type { ActionResult } from '@/lib/people/action-context'

/** The text as readers will see it, rendered by the server. */
export function PreviewPane({ body }: { body: string }) {
  const t = useT('knowledge')
  const [result, setResult] = useState<ActionResult<string> | null>(null)

  useEffect(() => {
    let left = false
    void call(() => previewArticleAction(body)).then((answer) => {
      if (!left) setResult(answer)
    })
    return () => {
      left = true
    }
  }, [body])

  return (
    <div aria-live="polite" aria-busy={result === null} className="min-h-96 px-5 py-5">
      {result === null ? (
        <p className="text-sm text-muted-foreground">{t('loading')}</p>
      ) : !result.ok ? (
        <Alert tone="danger">{t('loadError')}</Alert>
      ) : result.data ? (
        <RichText html={result.data} className="article" />
      ) : (
        <p className="text-sm text-muted-foreground">{t('editor.previewEmpty')}</p>
      )}
    </div>
  )
}
