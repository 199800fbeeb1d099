import '../article.css'
import { Pencil } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { RichText } from '@/components/shared/rich-text'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { DeskReading } from '@/lib/knowledge/reading/read-at-desk'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { LanguageTabs } from '../language-tabs'
import { ArticleMenu } from './article-menu'
import { ArticleNotices } from './article-notices'
import { Facts } from './facts'
import { TableOfContents } from './toc'

interface ArticlePageProps {
  ctx: Ctx
  /** How its versions are read, for those who write. */
  figures: ReactNode
  reading: DeskReading
}

/** An article as those at the desk read it. */
export function ArticlePage({ ctx, figures, reading: { article, text } }: ArticlePageProps) {
  const t = getT(ctx.locale, 'knowledge')
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const translation = article.translations.find(({ locale }) => locale === text.locale)
  const may = { write: can(ctx, 'kb.write'), manage: can(ctx, 'kb.manage') }
  const menu = { id: article.id, number: article.number, archived: article.archivedAt !== null, reviewed: article.reviewEveryDays !== null }
  return (
    <>
      <PageHeader
        title={text.title}
        description={text.summary || undefined}
        breadcrumb={{ label: t('title'), crumbs: [{ label: t('title'), href: '/desk/kb' }, { label: article.number }] }}
        actions={
          <>
            <ArticleMenu article={menu} locale={text.locale} can={may} />
            {may.write && !article.archivedAt ? (
              <Link href={`/desk/kb/${article.number}/edit?locale=${text.locale}`} prefetch={false} className={buttonVariants()}>
                <Pencil aria-hidden />
                {t('article.edit')}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="mb-4 empty:hidden">
        <LanguageTabs article={article} shown={text.locale} locale={ctx.locale} hrefOf={(locale) => `/desk/kb/${article.number}?locale=${locale}`} />
      </div>
      {may.write ? <ArticleNotices article={article} translation={translation} draft={text.published === null} place={place} now={ctx.now} /> : null}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <Card className="min-w-0 px-5 py-6 sm:px-8">
          <article lang={text.locale} className="mx-auto max-w-[46rem]">
            {text.html ? <RichText html={text.html} className="article" /> : <p className="text-muted-foreground">{t('article.emptyText')}</p>}
          </article>
        </Card>
        <aside className="space-y-6 lg:sticky lg:top-20">
          <TableOfContents headings={text.headings} label={t('article.toc')} />
          <Facts article={article} text={text} place={place} />
          {figures}
        </aside>
      </div>
    </>
  )
}
