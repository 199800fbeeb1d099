import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Alert } from '@/components/ui/alert'
import type { ArticleDto, TranslationDto } from '@/lib/knowledge/articles/schema'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'

interface ArticleNoticesProps {
  article: ArticleDto
  /** The language that is shown. */
  translation: TranslationDto | undefined
  draft: boolean
  place: Place
  now: Date
}

/** What whoever writes should know of the text at hand. */
export function ArticleNotices({ article, translation, draft, place, now }: ArticleNoticesProps) {
  const t = getT(place.locale, 'knowledge')
  const due = article.reviewAt && Date.parse(article.reviewAt) <= now.getTime() ? article.reviewAt : null
  const lines = [
    ...(article.archivedAt ? [t('article.archivedShown')] : []),
    ...(draft && !article.archivedAt ? [`${t('article.notPublished')} ${t('article.draftShown')}`] : []),
    ...(translation?.changed && translation.published && !draft ? [t('marks.changed')] : []),
    ...(translation?.scheduled ? [t('marks.scheduled', { date: formatDateTime(translation.scheduled.at, place) })] : []),
    ...(due ? [t('marks.due', { date: formatDateTime(due, place, 'date') })] : []),
    ...(translation?.outOfDate ? [t('marks.outOfDateHint')] : []),
  ]
  const review = translation?.review
  if (lines.length === 0 && !review) return null
  return (
    <Alert tone={due || article.archivedAt ? 'warning' : 'info'} className="mb-5">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {review ? (
        <p>
          {t('marks.review', { date: formatDateTime(review.requestedAt, place) })}.{' '}
          <Link href={`/desk/kb/reviews/${review.id}`} className="font-medium text-link underline underline-offset-2">
            {t('review.open')}
          </Link>
        </p>
      ) : null}
    </Alert>
  )
}
