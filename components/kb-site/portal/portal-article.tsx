import '@/components/knowledge/article.css'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { RichText } from '@/components/shared/rich-text'
import { buttonVariants } from '@/components/ui/button'
import { withScrolling } from '@/lib/knowledge/public/rules/scrolling'
import type { ArticleView } from '@/lib/knowledge/public/types'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import { ArticleList } from './article-list'
import { PORTAL_KB } from './paths'
import { PortalFeedback } from './portal-feedback'

/** An article for somebody signed in, and the way to a ticket when it did not help. */
export function PortalArticle({ view: { article, way, related }, place }: { view: ArticleView; place: Place }) {
  const t = getT(place.locale, 'kbSite')
  const words = {
    question: t('feedback.question'),
    yes: t('feedback.yes'),
    no: t('feedback.no'),
    thanks: t('feedback.thanks'),
    sent: t('feedback.sent'),
    commentYes: t('feedback.commentYes'),
    commentNo: t('feedback.commentNo'),
    hint: t('feedback.hint'),
    send: t('feedback.send'),
    again: t('feedback.again'),
  }
  const names = { table: (number: number) => t('scrolled.table', { number }), code: (number: number) => t('scrolled.code', { number }) }
  const crumbs = [{ label: t('portal.title'), href: PORTAL_KB }, ...way.map(({ name }) => ({ label: name }))]
  return (
    <div className="space-y-8">
      <div>
        <PageHeader title={article.title} description={article.summary || undefined} breadcrumb={{ label: t('breadcrumbs'), crumbs }} />
        <p className="mb-5 text-sm text-muted-foreground">{t('updated', { date: formatDateTime(article.publishedAt, place, 'date') })}</p>
        <article lang={article.locale} className="rounded-lg border border-border bg-surface px-5 py-6 shadow-card sm:px-8">
          <RichText html={withScrolling(article.html, names)} className="article" />
        </article>
      </div>
      <PortalFeedback key={article.versionId} version={article.versionId} words={words} />
      {related.length > 0 ? (
        <section className="space-y-3">
          <h2 className="text-base font-semibold">{t('related')}</h2>
          <ArticleList cards={related} locale={place.locale} />
        </section>
      ) : null}
      <section className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-base font-semibold">{t('help.title')}</h2>
          <p className="text-sm text-muted-foreground">{t('help.body')}</p>
        </div>
        <Link href="/portal/new" prefetch={false} className={buttonVariants({ variant: 'outline' })}>
          {t('help.action')}
        </Link>
      </section>
    </div>
  )
}
