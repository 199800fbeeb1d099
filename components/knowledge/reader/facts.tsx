import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'
import type { DeskText } from '@/lib/knowledge/reading/read-at-desk'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'

interface FactsProps {
  article: ArticleDto
  text: DeskText
  place: Place
}

/** What one wants to know of an article beside its text. */
export function Facts({ article, text, place }: FactsProps) {
  const t = getT(place.locale, 'knowledge')
  const { category, owner, visibility, teams, tags, reviewAt, expiresAt } = article
  const date = (instant: string) => formatDateTime(instant, place, 'date')
  return (
    <section aria-label={t('article.about')} className="space-y-4 text-sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 [&_dd]:min-w-0 [&_dd]:wrap-anywhere [&_dt]:text-muted-foreground">
        {text.published ? (
          <>
            <Fact label={t('article.publishedAt')}>{formatDateTime(text.published.at, place)}</Fact>
            <Fact label={t('article.version')}>{text.published.number}</Fact>
          </>
        ) : null}
        <Fact label={t('article.owner')}>{owner.name}</Fact>
        <Fact label={t('article.category')}>{category?.names[place.locale] ?? Object.values(category?.names ?? {})[0] ?? t('article.noCategory')}</Fact>
        <Fact label={t('article.visibility')}>
          {t(`visibility.${visibility}`)}
          {teams.length > 0 ? ` (${teams.map(({ name }) => name).join(', ')})` : null}
        </Fact>
        <Fact label={t('article.reviewAt')}>{reviewAt ? date(reviewAt) : t('article.noReview')}</Fact>
        {expiresAt ? <Fact label={t('article.expiresAt')}>{date(expiresAt)}</Fact> : null}
      </dl>
      {tags.length > 0 ? (
        <p className="flex flex-wrap gap-1.5" aria-label={t('article.tags')}>
          {tags.map((tag) => (
            <Badge key={tag} tone="outline">
              {tag}
            </Badge>
          ))}
        </p>
      ) : null}
    </section>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)
