import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { EmptyState } from '@/components/shared/empty-state'
import { Badge } from '@/components/ui/badge'
import { formatBytes, type Place } from '@/lib/platform/i18n/format'
import type { AttachmentDto } from '@/lib/tickets/schema'
import { FileUpload, type FileUploadProps } from './file-upload'

interface FilesProps extends FileUploadProps {
  files: readonly AttachmentDto[]
  place: Place
}

/** All files of a ticket, whatever message they came with. */
export function Files({ files, place, ...upload }: FilesProps) {
  const t = getT(place.locale)
  return (
    <div className="space-y-4">
      {files.length === 0 ? (
        <EmptyState title={t('desk.files.none')} className="py-6" />
      ) : (
        <ul className="divide-y divide-border rounded-lg border border-border bg-surface text-sm">
          {files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <a href={`/files/${file.id}`} target="_blank" rel="noopener" className="min-w-40 flex-1 truncate font-medium text-link hover:underline">
                {file.fileName}
              </a>
              {file.visibility === 'internal' && upload.ticket.kind !== 'problem' ? <Badge tone="warning">{t('desk.files.internal')}</Badge> : null}
              <span className="text-xs text-muted-foreground tabular-nums">{formatBytes(file.size, place.locale)}</span>
              <span className="text-xs text-muted-foreground">
                {file.uploadedBy?.name} · <DateTime value={file.createdAt} place={place} style="short" />
              </span>
              <a href={`/files/${file.id}?download`} className="text-xs font-medium text-link hover:underline">
                {t('common.actions.download')}
                <span className="sr-only"> {file.fileName}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <FileUpload {...upload} />
    </div>
  )
}
