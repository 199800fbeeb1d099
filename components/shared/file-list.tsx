'use client'

import { File as FileIcon, X } from 'lucide-react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { formatBytes } from '@/lib/platform/i18n/format'

interface FileListProps {
  files: readonly File[]
  onRemove: (index: number) => void
  disabled?: boolean
}

/** Files chosen and not yet sent: name, size, and a way to change one's mind. */
export function FileList({ files, onRemove, disabled }: FileListProps) {
  const t = useT('common')
  const locale = useLocale()
  if (files.length === 0) return null
  return (
    <ul aria-label={t('files.list')} className="divide-y divide-border rounded-md border border-border text-sm">
      {files.map((file, index) => (
        <li key={`${file.name}-${file.lastModified}-${index}`} className="flex items-center gap-2.5 px-3 py-2">
          <FileIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <span className="text-xs text-muted-foreground tabular-nums">{formatBytes(file.size, locale)}</span>
          <button
            type="button"
            disabled={disabled}
            aria-label={t('files.remove', { name: file.name })}
            onClick={() => onRemove(index)}
            className="rounded-sm p-0.5 text-muted-foreground hover:text-danger-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  )
}
