import './list.css'
import { getT } from '@/components/i18n/get-t'
import type { ArticleDto, TranslationDto } from '@/lib/knowledge/articles/schema'
import { formatDateTime, formatRelative, type Place } from '@/lib/platform/i18n/format'
import { ArticleStatus, type KnowledgeT } from '../status-badge'
import { type ArticleSort, listHref, type ListState } from './state'

interface ListTableProps {
  state: ListState
  articles: readonly ArticleDto[]
  place: Place
  now: Date
}

/** Articles as rows on wide screens, as cards on narrow ones (list.css). */
export function ListTable({ state, articles, place, now }: ListTableProps) {
  const t = getT(place.locale, 'knowledge')
  return (
    <table className="articles">
      <caption className="sr-only">{t(`tabs.${state.tab}`)}</caption>
      <thead>
        <tr>
          <SortHead state={state} by="number" label={t('columns.number')} />
          <th scope="col">{t('columns.title')}</th>
          <th scope="col">{t('columns.status')}</th>
          <th scope="col">{t('columns.category')}</th>
          <th scope="col">{t('columns.visibility')}</th>
          <th scope="col">{t('columns.owner')}</th>
          <th scope="col">{t('columns.reviewAt')}</th>
          <SortHead state={state} by="updatedAt" label={t('columns.updatedAt')} />
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => (
          <tr key={article.id}>
            <td data-c="number">{article.number}</td>
            <td data-c="title">
              <a href={`/desk/kb/${article.number}`}>{article.title}</a>
            </td>
            <td data-c="status">
              <span>
                {article.translations.map((translation) => (
                  <LanguageState key={translation.locale} translation={translation} single={article.translations.length === 1} t={t} />
                ))}
              </span>
            </td>
            <td data-c="category">{article.category?.names[place.locale] ?? Object.values(article.category?.names ?? {})[0] ?? '—'}</td>
            <td data-c="visibility">{t(`visibility.${article.visibility}`)}</td>
            <td data-c="owner">{article.owner.name}</td>
            <td data-c="review">
              {article.reviewAt ? (
                <time dateTime={article.reviewAt} data-due={Date.parse(article.reviewAt) <= now.getTime() || undefined}>
                  {formatDateTime(article.reviewAt, place, 'date')}
                </time>
              ) : (
                '—'
              )}
            </td>
            <td data-c="updated">
              <time dateTime={article.updatedAt} title={formatDateTime(article.updatedAt, place)}>
                {formatRelative(article.updatedAt, now, place.locale, 'narrow')}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The state of one language, with what is special about it. */
function LanguageState({ translation, single, t }: { translation: TranslationDto; single: boolean; t: KnowledgeT }) {
  const marks = [
    ...(translation.status === 'published' && translation.review ? [t('status.in_review')] : []),
    ...(translation.outOfDate ? [t('marks.outOfDate')] : []),
    ...(translation.status === 'published' && translation.changed ? [t('marks.changedShort')] : []),
  ]
  return (
    <span data-language="">
      {single ? null : <abbr title={t(`locale.${translation.locale}`)}>{translation.locale.slice(0, 2)}</abbr>}
      <ArticleStatus status={translation.review && translation.status !== 'published' ? 'in_review' : translation.status} t={t} />
      {marks.map((mark) => (
        <em key={mark}>{mark}</em>
      ))}
    </span>
  )
}

function SortHead({ state, by, label }: { state: ListState; by: 'number' | 'updatedAt'; label: string }) {
  const descending = state.sort === `-${by}`
  const next: ArticleSort = descending ? by : `-${by}`
  return (
    <th scope="col" aria-sort={state.sort === by ? 'ascending' : descending ? 'descending' : undefined}>
      <a href={listHref(state, { sort: next })}>{label}</a>
    </th>
  )
}
