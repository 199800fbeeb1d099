import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ArchivedSwitch } from '@/components/admin/archived-switch'
import { ItemDialog } from '@/components/admin/items/item-dialog'
import { ItemList } from '@/components/admin/items/item-list'
import { adminMetadata } from '@/components/admin/page-metadata'
import type { Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { listItems } from '@/lib/assets/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'items')
}

/** What tickets are about: services, applications, machines. */
export default async function ItemsPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'item.manage')
  const archived = (await searchParams).archived === '1'
  const items = await listItems(ctx, { archived })
  const t = getT(ctx.locale, 'admin')
  const create = (
    <ItemDialog
      trigger={
        <Button>
          <Plus aria-hidden />
          {t('items.create')}
        </Button>
      }
    />
  )
  return (
    <>
      <PageHeader
        title={t('items.title')}
        description={t('items.lead')}
        actions={
          <>
            <ArchivedSwitch path="/admin/items" shown={archived} label={t('showArchived')} />
            {create}
          </>
        }
      />
      <Card>
        {items.length > 0 ? (
          <ItemList items={items} locale={ctx.locale} />
        ) : (
          <EmptyState title={t('items.none')} description={t('items.noneHint')} action={create} />
        )}
      </Card>
    </>
  )
}
