import { categoryPath } from '@/lib/knowledge/public/rules/paths'
import type { CategoryView } from '@/lib/knowledge/public/types'
import type { Locale } from '@/lib/platform/i18n/locale'
import { locales } from '@/lib/platform/i18n/locale'
import { Document } from './document'
import { Breadcrumbs, CardList, CategoryTiles, HelpBox, SearchBox } from './parts'
import type { Place } from './place'
import { breadcrumbData } from './structured-data'

/** @param fallback the organisation's language */
export function CategoryPage({ place, view, fallback }: { place: Place; view: CategoryView; fallback: Locale }) {
  const { t, locale } = place
  const { category, way, children, articles } = view
  return (
    <Document
      place={place}
      title={category.name}
      description={category.description || `${category.name}: ${t('articles', { count: category.count })}`}
      path={categoryPath(locale, category.slug)}
      languages={locales.map((other) => ({ locale: other, path: categoryPath(other, category.slug) }))}
      fallback={categoryPath(fallback, category.slug)}
      data={[breadcrumbData(place, way)]}
    >
      <Breadcrumbs place={place} way={way.slice(0, -1)} here={category.name} />
      <div className="head">
        <h1>{category.name}</h1>
        {category.description ? <p className="lead">{category.description}</p> : null}
        <SearchBox place={place} />
      </div>
      {children.length > 0 ? (
        <section aria-labelledby="below">
          <h2 id="below" className="sr">
            {t('subcategories')}
          </h2>
          <CategoryTiles place={place} categories={children} level="h3" />
        </section>
      ) : null}
      <section className="section" aria-labelledby="articles">
        <h2 id="articles">{t('articles', { count: articles.length })}</h2>
        <CardList place={place} cards={articles} />
      </section>
      <HelpBox place={place} />
    </Document>
  )
}
