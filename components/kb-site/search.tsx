import { articlePath } from '@/lib/knowledge/public/rules/paths'
import type { CategoryNode, SearchHit, SearchView, Segment } from '@/lib/knowledge/public/types'
import { Document } from './document'
import { CategoryTiles, HelpBox, SearchBox } from './parts'
import type { Place } from './place'

/** @param refused too much was searched for from this address */
export function SearchPage({ place, view, categories, refused = false }: { place: Place; view: SearchView; categories: readonly CategoryNode[]; refused?: boolean }) {
  const { t } = place
  const { query, hits, instead } = view
  const title = query ? t('search.titleFor', { query }) : t('search.title')
  return (
    <Document place={place} title={title} description={t('search.label')}>
      <div className="head">
        <h1>{t('search.title')}</h1>
        <SearchBox place={place} query={query} />
        <p className="meta" role="status">
          {refused ? t('search.tooMany') : query ? t('search.count', { count: hits.length, query }) : t('search.ask')}
        </p>
        {instead ? <p>{t('search.instead', { instead })}</p> : null}
      </div>
      {hits.length > 0 ? (
        <ul className="list">
          {hits.map((hit) => (
            <Hit key={hit.id} place={place} hit={hit} />
          ))}
        </ul>
      ) : (
        <section aria-labelledby="categories">
          {query && !refused ? <p className="lead">{t('search.none')}</p> : null}
          <h2 id="categories" className="sr">
            {t('categories')}
          </h2>
          <div className="section">
            <CategoryTiles place={place} categories={categories} level="h3" />
          </div>
        </section>
      )}
      <HelpBox place={place} />
    </Document>
  )
}

function Hit({ place: { locale, t }, hit }: { place: Place; hit: SearchHit }) {
  const lang = hit.locale === locale ? undefined : hit.locale
  return (
    <li>
      <a href={articlePath(hit.locale, hit.slug)} lang={lang}>
        <Marked parts={hit.titleParts} />
      </a>
      {lang ? <span className="note">{t(`inLanguage.${hit.locale}`)}</span> : null}
      <p lang={lang}>
        <Marked parts={hit.excerptParts} />
      </p>
    </li>
  )
}

const Marked = ({ parts }: { parts: readonly Segment[] }) => parts.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))
