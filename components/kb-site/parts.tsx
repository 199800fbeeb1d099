import { articlePath, categoryPath, homePath, searchPath } from '@/lib/knowledge/public/rules/paths'
import type { Card, CategoryNode } from '@/lib/knowledge/public/types'
import type { Place } from './place'

/** The search box; works without a script. */
export function SearchBox({ place: { locale, t }, query = '' }: { place: Place; query?: string }) {
  return (
    <form className="search" role="search" action={searchPath(locale)}>
      <label className="sr" htmlFor="q">
        {t('search.label')}
      </label>
      <input id="q" type="search" name="q" defaultValue={query} placeholder={t('search.placeholder')} maxLength={200} autoComplete="off" required />
      <button className="button" type="submit">
        {t('search.submit')}
      </button>
    </form>
  )
}

/** Where the page stands, from the first page down. The last step is the page itself. */
export function Breadcrumbs({ place: { locale, t }, way, here }: { place: Place; way: readonly CategoryNode[]; here: string }) {
  return (
    <nav className="crumbs" aria-label={t('breadcrumbs')}>
      <ol>
        <li>
          <a href={homePath(locale)}>{t('home')}</a>
        </li>
        {way.map(({ id, slug, name }) => (
          <li key={id}>
            <a href={categoryPath(locale, slug)}>{name}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}

export function CategoryTiles({ place: { locale, t }, categories, level }: { place: Place; categories: readonly CategoryNode[]; level: 'h2' | 'h3' }) {
  const Heading = level
  return (
    <ul className="grid">
      {categories.map(({ id, slug, name, description, count }) => (
        <li key={id} className="tile">
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
            <path d="M12 7v14M3 18a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h5a4 4 0 0 1 4 4 4 4 0 0 1 4-4h5a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-6a3 3 0 0 0-3 3 3 3 0 0 0-3-3z" />
          </svg>
          <Heading>
            <a href={categoryPath(locale, slug)}>{name}</a>
          </Heading>
          {description ? <p>{description}</p> : null}
          <small>{t('articles', { count })}</small>
        </li>
      ))}
    </ul>
  )
}

/** Articles with what they are about. Those in another language say so. */
export function CardList({ place: { locale, t }, cards, summaries = true }: { place: Place; cards: readonly Card[]; summaries?: boolean }) {
  return (
    <ul className="list">
      {cards.map((card) => (
        <li key={card.id}>
          <a href={articlePath(card.locale, card.slug)} lang={card.locale === locale ? undefined : card.locale}>
            {card.title}
          </a>
          {card.locale === locale ? null : <span className="note">{t(`inLanguage.${card.locale}`)}</span>}
          {summaries && card.summary ? <p lang={card.locale === locale ? undefined : card.locale}>{card.summary}</p> : null}
        </li>
      ))}
    </ul>
  )
}

/** The way on for who found no answer. */
export function HelpBox({ place: { t } }: { place: Place }) {
  return (
    <section className="box help" aria-labelledby="help">
      <div>
        <h2 id="help">{t('help.title')}</h2>
        <p>{t('help.body')}</p>
      </div>
      <a className="button" href="/portal/new">
        {t('help.action')}
      </a>
    </section>
  )
}

export function Nothing({ place: { t } }: { place: Place }) {
  return (
    <div className="empty">
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.body')}</p>
    </div>
  )
}
