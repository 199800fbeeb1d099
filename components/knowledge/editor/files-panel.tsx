'use client'

import { Paperclip, Plus, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useLocale } from 'use-intl/react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { listFilesAction, removeFileAction } from '@/lib/knowledge/actions/drafts'
import type { ArticleFileDto } from '@/lib/knowledge/files/schema'
import { formatBytes } from '@/lib/platform/i18n/format'
import { ToldButton } from '../told-button'

interface FilesPanelProps {
  articleId: string
  /** Changes when files were added: the list is read again. */
  added: number
  sending: number
  onInsert: (file: ArticleFileDto) => void
}

/** The pictures and attachments of the article, to be put into the text. */
export function FilesPanel({ articleId, added, sending, onInsert }: FilesPanelProps) {
  const t = useT('knowledge')
  const locale = useLocale()
  const [files, setFiles] = useState<readonly ArticleFileDto[] | 'failed' | null>(null)

  const read = useCallback(async () => {
    const result = await call(() => listFilesAction(articleId))
    return result.ok ? result.data : ('failed' as const)
  }, [articleId])

  useEffect(() => {
    let left = false
    void read().then((found) => {
      if (!left) setFiles(found)
    })
    return () => {
      left = true
    }
  }, [read, added])

  return (
    <section aria-label={t('editor.files.title')} className="space-y-2 text-sm">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('editor.files.title')}</h2>
      <p role="status" className="text-xs text-muted-foreground empty:hidden">
        {sending > 0 ? t('editor.files.uploading', { count: sending }) : null}
      </p>
      {files === null ? (
        <p className="text-muted-foreground">{t('loading')}</p>
      ) : files === 'failed' ? (
        <p className="text-danger-ink">{t('loadError')}</p>
      ) : files.length === 0 ? (
        <p className="text-muted-foreground">{t('editor.files.none')}</p>
      ) : (
        <ul className="space-y-1">
          {files.map((file) => (
            <li key={file.id} className="flex items-center gap-1.5">
              <Paperclip aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
              <span className="min-w-0 flex-1 truncate" title={file.fileName}>
                {file.fileName} <span className="text-xs text-muted-foreground">{formatBytes(file.size, locale)}</span>
              </span>
              <Button variant="ghost" size="icon-sm" aria-label={t('editor.files.insert', { name: file.fileName })} onClick={() => onInsert(file)}>
                <Plus aria-hidden />
              </Button>
              <ToldButton
                variant="ghost"
                size="icon-sm"
                aria-label={t('editor.files.remove', { name: file.fileName })}
                action={() => removeFileAction(file.id)}
                success={t('editor.files.removed')}
                onDone={() => void read().then(setFiles)}
                confirm={{
                  title: t('editor.files.removeTitle', { name: file.fileName }),
                  text: t('editor.files.removeText'),
                  label: t('editor.files.remove', { name: file.fileName }),
                }}
              >
                <Trash2 aria-hidden />
              </ToldButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
