'use client'

import { useCallback, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { toast } from '@/components/ui/toast-store'
import { addFileAction } from '@/lib/knowledge/actions/drafts'
import type { ArticleFileDto } from '@/lib/knowledge/files/schema'
import { useErrorWords } from '../errors'

/** Sends files to an article, one after the other; those that are refused are told. */
export function useUpload(articleId: string) {
  const t = useT('knowledge')
  const words = useErrorWords()
  const [sending, setSending] = useState(0)

  const upload = useCallback(
    async (files: readonly File[]): Promise<ArticleFileDto[]> => {
      const stored: ArticleFileDto[] = []
      setSending((count) => count + files.length)
      for (const file of files) {
        const form = new FormData()
        form.set('file', file)
        const result = await call(() => addFileAction(articleId, form))
        if (result.ok) stored.push(result.data)
        else toast.error(t('editor.files.failed', { name: file.name }), { description: words(result.error) })
        setSending((count) => count - 1)
      }
      return stored
    },
    [articleId, t, words],
  )

  return { sending, upload }
}
