import { articlePath, pictureOf, searchPath } from '@/lib/knowledge/public/rules/paths'
import { withScrolling } from '@/lib/knowledge/public/rules/scrolling'
import type { ArticleView, Heading } from '@/lib/knowledge/public/types'
import { formatDateTime } from '@/lib/platform/i18n/format'
import { Document } from './document'
import { FeedbackBox } from './feedback'
import { Breadcrumbs, CardList, HelpBox, SearchBox } from './parts'
import type { Place } from './place'
import { articleData } from './structured-data'

/** Headings from which on a page has a table of contents. */
const FEWEST_HEADINGS = 3
/** What people read on a screen in a minute, in words. */
const PACE = 200

export function ArticlePage({ place, view }: { place: Place; view: ArticleView }) {
  const { t, locale, origin } = place
  const { article, way, related } = view
  const path = articlePath(locale, article.slug)
  const languages = article.languages.map((other) => ({ locale: other.locale, path: articlePath(other.locale, other.slug) }))
  const headings = article.headings.filter(({ level }) => level <= 3)
  const names = { table: (number: number) => t('scrolled.table', { number }), code: (number: number) => t('scrolled.code', { number }) }
  const withContents = headings.length >= FEWEST_HEADINGS
  return (
    <Document
      place={place}
      title={article.title}
      description={article.summary || article.title}
      path={path}
      languages={languages}
      fallback={languages[0]?.path}
      picture={pictureOf(path, article.number)}
      published={{ first: article.firstPublishedAt, last: article.publishedAt }}
      data={articleData(place, view)}
      interactive
    >
      <Breadcrumbs place={place} way={way} here={article.title} />
      <div className="head">
        <h1>{article.title}</h1>
        {article.summary ? <p className="lead">{article.summary}</p> : null}
        <p className="meta">
          <span>
            <time dateTime={article.publishedAt}>{t('updated', { date: formatDateTime(article.publishedAt, place, 'date') })}</time>
          </span>
          <span className="screen">{t('reading', { minutes: minutesOf(article.html) })}</span>
        </p>
      </div>
      <div className={withContents ? 'article with-toc' : 'article'}>
        {withContents ? <Contents place={place} headings={headings} /> : null}
        <div>
          <article className="prose" dangerouslySetInnerHTML={{ __html: withScrolling(article.html, names) }} />
          <p className="print-only">{t('print', { url: origin + path })}</p>
          {article.tags.length > 0 ? (
            <ul className="tags" aria-label={t('tags')}>
              {article.tags.map((tag) => (
                <li key={tag}>
                  <a href={`${searchPath(locale)}?q=${encodeURIComponent(tag)}`} rel="nofollow">
                    {tag}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
          <FeedbackBox place={place} article={article} />
          {related.length > 0 ? (
            <section className="section related" aria-labelledby="related">
              <h2 id="related">{t('related')}</h2>
              <CardList place={place} cards={related} summaries={false} />
            </section>
          ) : null}
          <HelpBox place={place} />
          <div className="section">
            <SearchBox place={place} />
          </div>
        </div>
      </div>
    </Document>
  )
}

function Contents({ place: { t }, headings }: { place: Place; headings: readonly Heading[] }) {
  return (
    <nav className="toc" aria-labelledby="contents">
      <h2 id="contents">{t('onThisPage')}</h2>
      <ol>
        {headings.map(({ id, level, text }) => (
          <li key={id} className={level > 2 ? 'deep' : undefined}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** At least one. */
const minutesOf = (html: string): number =>
  Math.max(1, Math.round(html.replace(/<[^>]*>/g, ' ').split(/\s+/).filter(Boolean).length / PACE))
