import { categoryPath } from '@/lib/knowledge/public/rules/paths'
import type { CategoryView } from '@/lib/knowledge/public/types'
import type { Locale } from '@/lib/platform/i18n/locale'
import { locales } from '@/lib/platform/i18n/locale'
import { Document } from './document'
import { Pager } from './pager'
import { Breadcrumbs, CardList, CategoryTiles, HelpBox, SearchBox } from './parts'
import type { Place } from './place'
import { breadcrumbData } from './structured-data'

/** @param fallback the organisation's language */
export function CategoryPage({ place, view, fallback }: { place: Place; view: CategoryView; fallback: Locale }) {
  const { t, locale } = place
  const { category, way, children, articles, total, page, pages } = view
  const pathOf = (other: Locale) => categoryPath(other, category.slug, page)
  return (
    <Document
      place={place}
      title={page > 1 ? `${category.name} · ${t('pages.here', { page, pages })}` : category.name}
      description={category.description || `${category.name}: ${t('articles', { count: category.count })}`}
      path={pathOf(locale)}
      languages={locales.map((other) => ({ locale: other, path: pathOf(other) }))}
      fallback={pathOf(fallback)}
      data={[breadcrumbData(place, way)]}
    >
      <Breadcrumbs place={place} way={way.slice(0, -1)} here={category.name} />
      <div className="head">
        <h1>{category.name}</h1>
        {category.description ? <p className="lead">{category.description}</p> : null}
        <SearchBox place={place} />
      </div>
      {children.length > 0 && page === 1 ? (
        <section aria-labelledby="below">
          <h2 id="below" className="sr">
            {t('subcategories')}
          </h2>
          <CategoryTiles place={place} categories={children} level="h3" />
        </section>
      ) : null}
      <section className="section" aria-labelledby="articles">
        <h2 id="articles">{t('articles', { count: total })}</h2>
        <CardList place={place} cards={articles} />
        <Pager place={place} page={page} pages={pages} pathOf={(number) => categoryPath(locale, category.slug, number)} />
      </section>
      <HelpBox place={place} />
    </Document>
  )
}
