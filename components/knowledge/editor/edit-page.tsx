import '../article.css'
import { Eye, History } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { RichText } from '@/components/shared/rich-text'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'
import type { KbCategoryDto } from '@/lib/knowledge/categories/schema'
import type { DraftDto } from '@/lib/knowledge/drafts/schema'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { LanguageTabs } from '../language-tabs'
import { Languages } from '../properties/languages'
import { PropertiesForm } from '../properties/properties-form'
import { Publication } from '../properties/publication'
import { PublishDialog } from '../properties/publish-dialog'
import { ReviewDialog } from '../properties/review-dialog'
import { SlugForm } from '../properties/slug-form'
import { ArticleNotices } from '../reader/article-notices'
import { Workspace } from './workspace'

interface EditPageProps {
  ctx: Ctx
  article: ArticleDto
  draft: DraftDto
  categories: readonly KbCategoryDto[]
  teams: readonly { id: string; name: string }[]
  /** The original's text, when it stands beside the translation. */
  source: { title: string; html: string } | null
}

/** Where an article is written in one language, with all that belongs to it. */
export function EditPage({ ctx, article, draft, categories, teams, source }: EditPageProps) {
  const t = getT(ctx.locale, 'knowledge')
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const { locale } = draft
  const translation = article.translations.find((one) => one.locale === locale)
  const mayPublish = can(ctx, 'kb.publish')
  const header = (
    <>
      <PageHeader
        title={t('article.edit')}
        breadcrumb={{
          label: t('title'),
          crumbs: [{ label: t('title'), href: '/desk/kb' }, { label: article.number, href: `/desk/kb/${article.number}` }, { label: t('article.edit') }],
        }}
        actions={
          <>
            <Link href={`/desk/kb/${article.number}?locale=${locale}`} prefetch={false} className={buttonVariants({ variant: 'ghost', size: 'icon' })} aria-label={article.number} title={article.number}>
              <Eye aria-hidden />
            </Link>
            <Link href={`/desk/kb/${article.number}/versions?locale=${locale}`} prefetch={false} className={buttonVariants({ variant: 'ghost' })}>
              <History aria-hidden />
              {t('article.versions')}
            </Link>
            {translation?.review ? (
              <Link href={`/desk/kb/reviews/${translation.review.id}`} prefetch={false} className={buttonVariants({ variant: 'outline' })}>
                {t('review.open')}
              </Link>
            ) : (
              <ReviewDialog />
            )}
            {mayPublish ? <PublishDialog published={translation?.published !== null} inReview={Boolean(translation?.review)} /> : null}
          </>
        }
      />
      <div className="mb-4 empty:hidden">
        <LanguageTabs article={article} shown={locale} locale={ctx.locale} hrefOf={(one) => `/desk/kb/${article.number}/edit?locale=${one}`} />
      </div>
      <ArticleNotices article={article} translation={translation} draft={false} place={place} now={ctx.now} />
    </>
  )
  const aside = (
    <>
      <div className="space-y-3">
        <Languages article={article} locale={locale} beside={source !== null} />
        {translation && mayPublish ? <Publication articleId={article.id} translation={translation} /> : null}
        {translation && mayPublish ? <SlugForm key={translation.slug} articleId={article.id} locale={locale} slug={translation.slug} /> : null}
      </div>
      <PropertiesForm key={article.version} article={article} categories={categories} teams={teams} />
    </>
  )
  return (
    <Workspace
      draft={draft}
      number={article.number}
      header={header}
      aside={aside}
      source={
        source ? (
          <Card className="min-w-0 px-5 py-5 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto" tabIndex={0}>
            <p className="mb-2 text-xs font-semibold text-muted-foreground">{t('translations.original', { locale: t(`locale.${article.sourceLocale}`) })}</p>
            <h2 className="mb-3 text-lg font-semibold">{source.title}</h2>
            <RichText html={source.html} className="article" />
          </Card>
        ) : undefined
      }
    />
  )
}
