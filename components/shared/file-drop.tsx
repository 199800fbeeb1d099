'use client'

import { Upload } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { formatBytes } from '@/lib/platform/i18n/format'
import { FileList } from './file-list'

interface FileDropProps {
  files: readonly File[]
  onChange: (files: readonly File[]) => void
  /** Largest size of one file, in bytes; larger ones are named and left out. */
  maxBytes: number
  multiple?: boolean
  /** As of <input type="file">: ".csv,.gz". */
  accept?: string
  disabled?: boolean
}

/** Takes files by drop, dialog or keyboard and lists what was taken. Sending them is the form's job. */
export function FileDrop({ files, onChange, maxBytes, multiple = true, accept, disabled }: FileDropProps) {
  const t = useT('common')
  const locale = useLocale()
  const id = useId()
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const limit = formatBytes(maxBytes, locale)

  function take(incoming: readonly File[]) {
    const fitting = incoming.filter((file) => file.size <= maxBytes)
    setRefused(incoming.filter((file) => file.size > maxBytes).map((file) => file.name))
    if (fitting.length > 0) onChange(multiple ? [...files, ...fitting] : fitting.slice(0, 1))
  }

  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!disabled) take([...event.dataTransfer.files])
  }

  return (
    <div className="space-y-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={cn(
          'flex cursor-pointer flex-col items-center gap-1 rounded-lg border border-dashed border-border-strong px-4 py-5 text-center text-sm ' +
            'text-muted-foreground transition-colors hover:bg-accent has-focus-visible:outline-2 has-focus-visible:outline-ring ' +
            'has-disabled:cursor-not-allowed has-disabled:opacity-60',
          over && 'border-ring bg-selected',
        )}
      >
        <Upload aria-hidden className="size-5" />
        <span>
          {t('files.drop')} <span className="font-medium text-link underline underline-offset-2">{t('files.choose')}</span>
        </span>
        <span className="text-xs">{t('files.limit', { size: limit })}</span>
        <input
          id={id}
          type="file"
          multiple={multiple}
          accept={accept}
          disabled={disabled}
          className="sr-only"
          onChange={(event) => {
            take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      <div role="status" className="space-y-1 text-xs font-medium text-danger-ink empty:hidden">
        {refused.map((name) => (
          <p key={name}>{t('files.tooLarge', { name, size: limit })}</p>
        ))}
      </div>
      <FileList files={files} onRemove={(index) => onChange(files.filter((_, at) => at !== index))} disabled={disabled} />
    </div>
  )
}
