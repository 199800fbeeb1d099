import { ChartNoAxesColumn, FolderTree, Plus, Upload } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'
import type { KbCategoryDto } from '@/lib/knowledge/categories/schema'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Page } from '@/lib/tickets/schema'
import { ListFilters } from './list-filters'
import { ListTable } from './list-table'
import { ListTabs } from './list-tabs'
import { isFiltered, listHref, type ListState, UNFILTERED } from './state'

interface ArticleListProps {
  ctx: Ctx
  state: ListState
  page: Page<ArticleDto>
  categories: readonly KbCategoryDto[]
}

/** A list of articles: which one, what it is narrowed by, and its rows. */
export function ArticleList({ ctx, state, page: { data, page }, categories }: ArticleListProps) {
  const t = getT(ctx.locale, 'knowledge')
  const common = getT(ctx.locale, 'common')
  const create = can(ctx, 'kb.write') ? (
    <Link href="/desk/kb/new" prefetch={false} className={buttonVariants()}>
      <Plus aria-hidden />
      {t('new')}
    </Link>
  ) : null
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} actions={<HeaderActions ctx={ctx} create={create} />} />
      <Card className="-mx-4 overflow-hidden max-sm:rounded-none max-sm:border-x-0 sm:mx-0">
        <ListTabs current={state.tab} locale={ctx.locale} />
        <ListFilters key={listHref(state)} state={state} categories={categories} locale={ctx.locale} />
        {data.length > 0 ? (
          <div className="overflow-x-auto" role="region" aria-label={t('columns.label')} tabIndex={0}>
            <ListTable state={state} articles={data} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} now={ctx.now} />
          </div>
        ) : isFiltered(state) ? (
          <EmptyState
            title={t('empty.filtered')}
            description={t('empty.filteredHint')}
            action={
              <Link href={listHref(state, UNFILTERED)} className={buttonVariants({ variant: 'outline' })}>
                {t('filters.clear')}
              </Link>
            }
          />
        ) : (
          <EmptyState title={t(`empty.${state.tab}`)} description={t(`empty.${state.tab}Hint`)} action={state.tab === 'all' ? create : undefined} />
        )}
        <div className="px-4 py-2.5">
          <Pagination
            label={common('pagination.label')}
            previousLabel={t('toFirst')}
            nextLabel={common('pagination.next')}
            previousHref={state.after ? listHref(state) : undefined}
            nextHref={page.nextCursor ? listHref(state, { after: page.nextCursor }) : undefined}
            summary={t('summary', { shown: data.length, total: page.total ?? data.length })}
          />
        </div>
      </Card>
    </>
  )
}

function HeaderActions({ ctx, create }: { ctx: Ctx; create: React.ReactNode }) {
  const t = getT(ctx.locale, 'knowledge')
  return (
    <>
      {can(ctx, 'kb.write') ? (
        <Link href="/desk/kb/insights" prefetch={false} className={buttonVariants({ variant: 'ghost' })}>
          <ChartNoAxesColumn aria-hidden />
          {t('insights')}
        </Link>
      ) : null}
      {can(ctx, 'kb.manage') ? (
        <Link href="/admin/kb" prefetch={false} className={buttonVariants({ variant: 'ghost' })}>
          <FolderTree aria-hidden />
          {t('categories')}
        </Link>
      ) : null}
      {can(ctx, 'kb.write') ? (
        <Link href="/desk/kb/import" prefetch={false} className={buttonVariants({ variant: 'outline' })}>
          <Upload aria-hidden />
          {t('import')}
        </Link>
      ) : null}
      {create}
    </>
  )
}
