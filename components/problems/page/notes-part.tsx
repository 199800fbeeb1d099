import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { RichText } from '@/components/shared/rich-text'
import type { Place } from '@/lib/platform/i18n/format'
import type { ProblemDto } from '@/lib/problems/schema'
import type { CommentDto } from '@/lib/tickets/schema'
import { NoteForm } from './note-form'

interface NotesPartProps {
  problem: ProblemDto
  notes: readonly CommentDto[]
  editable: boolean
  place: Place
}

/** What those who work a problem tell each other, the oldest first. */
export function NotesPart({ problem, notes, editable, place }: NotesPartProps) {
  const t = getT(place.locale)
  return (
    <div className="space-y-3">
      {notes.length === 0 ? <p className="text-sm text-muted-foreground">{t('problems.notes.none')}</p> : null}
      {notes.map((note) => {
        const name = note.author?.name ?? t('common.brand')
        return (
          <article key={note.id} aria-label={t('problems.notes.by', { name })} className="rounded-lg border border-border bg-surface px-4 py-3 text-sm shadow-card">
            <p className="mb-1.5 flex flex-wrap justify-between gap-x-3 text-xs">
              <span className="font-medium">{name}</span>
              <span className="text-muted-foreground">
                <DateTime value={note.createdAt} place={place} />
              </span>
            </p>
            <RichText html={note.bodyHtml} />
          </article>
        )
      })}
      {editable ? <NoteForm problemId={problem.id} /> : null}
    </div>
  )
}
