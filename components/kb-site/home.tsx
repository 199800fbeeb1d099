import { homePath, KB_ROOT } from '@/lib/knowledge/public/rules/paths'
import type { HomeView } from '@/lib/knowledge/public/types'
import { locales } from '@/lib/platform/i18n/locale'
import { Document } from './document'
import { CardList, CategoryTiles, HelpBox, Nothing, SearchBox } from './parts'
import type { Place } from './place'
import { websiteData } from './structured-data'

/** The first page: ask, look around, read what others read. */
export function HomePage({ place, view }: { place: Place; view: HomeView }) {
  const { t, locale } = place
  const { categories, popular, newest, total } = view
  const hero = (
    <div className="hero">
      <div className="wrap">
        <h1>{t('hero.title')}</h1>
        <p>{t('hero.lead', { total })}</p>
        <SearchBox place={place} />
      </div>
    </div>
  )
  return (
    <Document
      place={place}
      title={t('site')}
      description={`${t('site')}: ${place.organisation}. ${t('hero.lead', { total })}`}
      path={homePath(locale)}
      languages={locales.map((other) => ({ locale: other, path: homePath(other) }))}
      fallback={KB_ROOT}
      picture={`${homePath(locale)}/og.png`}
      data={[websiteData(place)]}
      top={hero}
    >
      {total === 0 ? <Nothing place={place} /> : null}
      {categories.length > 0 ? (
        <section className="section" aria-labelledby="categories">
          <h2 id="categories">{t('categories')}</h2>
          <CategoryTiles place={place} categories={categories} level="h3" />
        </section>
      ) : null}
      <div className="columns">
        {popular.length > 0 ? (
          <section className="section" aria-labelledby="popular">
            <h2 id="popular">{t('popular')}</h2>
            <CardList place={place} cards={popular} />
          </section>
        ) : null}
        {newest.length > 0 ? (
          <section className="section" aria-labelledby="newest">
            <h2 id="newest">{t('newest')}</h2>
            <CardList place={place} cards={newest} />
          </section>
        ) : null}
      </div>
      <HelpBox place={place} />
    </Document>
  )
}
