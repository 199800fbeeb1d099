import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ArchivedSwitch } from '@/components/admin/archived-switch'
import { CategoryDialog } from '@/components/admin/categories/category-dialog'
import { CategoryTree } from '@/components/admin/categories/category-tree'
import { adminMetadata } from '@/components/admin/page-metadata'
import type { Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listCategories } from '@/lib/tickets/categories/queries'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'categories')
}

/** The tree that tickets are sorted into. */
export default async function CategoriesPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'category.manage')
  const archived = (await searchParams).archived === '1'
  const categories = await listCategories(ctx, { archived })
  const t = getT(ctx.locale, 'admin')
  const create = (
    <CategoryDialog
      parents={categories.filter(({ archivedAt }) => archivedAt === null)}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t('categories.create')}
        </Button>
      }
    />
  )
  return (
    <>
      <PageHeader
        title={t('categories.title')}
        description={t('categories.lead')}
        actions={
          <>
            <ArchivedSwitch path="/admin/categories" shown={archived} label={t('showArchived')} />
            {create}
          </>
        }
      />
      <Card>
        {categories.length > 0 ? (
          <CategoryTree categories={categories} locale={ctx.locale} />
        ) : (
          <EmptyState title={t('categories.none')} description={t('categories.noneHint')} action={create} />
        )}
      </Card>
    </>
  )
}
