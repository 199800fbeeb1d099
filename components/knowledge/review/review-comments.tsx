import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { RichText } from '@/components/shared/rich-text'
import { Avatar } from '@/components/ui/avatar'
import type { ReviewCommentDto } from '@/lib/knowledge/reviews/schema'
import type { Place } from '@/lib/platform/i18n/format'

/** What was said of a text under review. */
export function ReviewComments({ comments, place }: { comments: readonly ReviewCommentDto[]; place: Place }) {
  const t = getT(place.locale, 'knowledge')
  if (comments.length === 0) return <p className="text-sm text-muted-foreground">{t('review.noComments')}</p>
  return (
    <ol className="space-y-4">
      {comments.map(({ id, author, bodyHtml, quote, createdAt }) => (
        <li key={id} className="space-y-1.5 text-sm">
          <p className="flex items-center gap-2">
            <Avatar name={author?.name ?? '?'} />
            <span className="font-medium">{author?.name ?? '—'}</span>
            <DateTime value={createdAt} place={place} style="short" className="text-xs text-muted-foreground" />
          </p>
          {quote ? <blockquote className="border-l-2 border-beam pl-3 text-xs wrap-anywhere text-muted-foreground">{quote}</blockquote> : null}
          <RichText html={bodyHtml} />
        </li>
      ))}
    </ol>
  )
}
