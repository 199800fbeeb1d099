import { homePath } from '@/lib/knowledge/public/rules/paths'
import type { Card } from '@/lib/knowledge/public/types'
import { Document } from './document'
import { CardList, HelpBox, SearchBox } from './parts'
import type { Place } from './place'

/** Status 404, with the ways on. */
export function MissingPage({ place, popular }: { place: Place; popular: readonly Card[] }) {
  const { t, locale } = place
  return (
    <Document place={place} title={t('missing.title')} description={t('missing.title')}>
      <div className="head">
        <p className="meta">404</p>
        <h1>{t('missing.title')}</h1>
        <p className="lead">{t('missing.body')}</p>
        <SearchBox place={place} />
      </div>
      {popular.length > 0 ? (
        <section className="section" aria-labelledby="popular">
          <h2 id="popular">{t('popular')}</h2>
          <CardList place={place} cards={popular} />
        </section>
      ) : null}
      <p className="section">
        <a href={homePath(locale)}>{t('missing.home')}</a>
      </p>
      <HelpBox place={place} />
    </Document>
  )
}
