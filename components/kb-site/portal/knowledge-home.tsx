import { Search } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { HomeView, SearchView } from '@/lib/knowledge/public/types'
import type { Locale } from '@/lib/platform/i18n/locale'
import { ArticleList } from './article-list'
import { PORTAL_KB } from './paths'

/** What somebody signed in may read: by search, by what is read most and by what is new. */
export function KnowledgeHome({ view, found, locale }: { view: HomeView; found: SearchView | null; locale: Locale }) {
  const t = getT(locale, 'kbSite')
  const { popular, newest } = view
  return (
    <div className="space-y-8">
      <header className="space-y-4">
        <div className="space-y-1">
          <h1 className="text-2xl font-semibold tracking-tight">{t('portal.title')}</h1>
          <p className="text-sm text-muted-foreground">{t('portal.lead')}</p>
        </div>
        <form role="search" action={PORTAL_KB} className="flex max-w-xl gap-2">
          <Input type="search" name="q" defaultValue={found?.query} maxLength={200} aria-label={t('search.label')} placeholder={t('search.placeholder')} />
          <Button type="submit">
            <Search aria-hidden />
            {t('search.submit')}
          </Button>
        </form>
      </header>
      {found ? (
        <section className="space-y-3" aria-live="polite">
          <h2 className="text-base font-semibold">{t('search.count', { count: found.hits.length, query: found.query })}</h2>
          {found.instead ? <p className="text-sm text-muted-foreground">{t('search.instead', { instead: found.instead })}</p> : null}
          {found.hits.length > 0 ? <ArticleList cards={found.hits} locale={locale} /> : <p className="text-sm text-muted-foreground">{t('search.none')}</p>}
        </section>
      ) : null}
      {view.total === 0 ? <EmptyState title={t('empty.title')} description={t('empty.body')} /> : null}
      {popular.length > 0 ? (
        <section className="space-y-3">
          <h2 className="text-base font-semibold">{t('popular')}</h2>
          <ArticleList cards={popular} locale={locale} />
        </section>
      ) : null}
      {newest.length > 0 ? (
        <section className="space-y-3">
          <h2 className="text-base font-semibold">{t('newest')}</h2>
          <ArticleList cards={newest} locale={locale} />
        </section>
      ) : null}
    </div>
  )
}
