import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ArchivedSwitch } from '@/components/admin/archived-switch'
import type { Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { KbCategoryDialog } from '@/components/knowledge/categories/category-dialog'
import { KbCategoryTree } from '@/components/knowledge/categories/category-tree'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { listKbCategories } from '@/lib/knowledge/categories/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'knowledge')('categoryAdmin.title') } : {}
}

/** The tree that articles are sorted into. */
export default async function KnowledgeCategoriesPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'kb.manage')
  const archived = (await searchParams).archived === '1'
  const categories = await listKbCategories(ctx, { archived })
  const t = getT(ctx.locale, 'knowledge')
  const create = (
    <KbCategoryDialog
      parents={categories.filter(({ archivedAt }) => archivedAt === null)}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t('categoryAdmin.create')}
        </Button>
      }
    />
  )
  return (
    <>
      <PageHeader
        title={t('categoryAdmin.title')}
        description={t('categoryAdmin.lead')}
        actions={
          <>
            <ArchivedSwitch path="/admin/kb" shown={archived} label={t('categoryAdmin.showArchived')} />
            {create}
          </>
        }
      />
      <Card>
        {categories.length > 0 ? <KbCategoryTree categories={categories} /> : <EmptyState title={t('categoryAdmin.none')} description={t('categoryAdmin.noneHint')} action={create} />}
      </Card>
    </>
  )
}
