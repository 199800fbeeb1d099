import { formatBytes } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { AttachmentDto } from '@/lib/tickets/schema'

/** Files that hang on a message; each opens in a window of its own. */
export function FileLinks({ files, locale }: { files: readonly AttachmentDto[]; locale: Locale }) {
  if (files.length === 0) return null
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="max-w-full">
          <a
            href={`/files/${file.id}`}
            target="_blank"
            rel="noopener"
            className="flex items-center gap-2 rounded-md border border-border bg-surface px-2.5 py-1.5 text-xs hover:bg-accent"
          >
            <span className="truncate font-medium">{file.fileName}</span>
            <span className="whitespace-nowrap text-muted-foreground">{formatBytes(file.size, locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
