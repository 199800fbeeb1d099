import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { NewTicketForm } from '@/components/portal/new-ticket-form'
import { PageHeader } from '@/components/shared/page-header'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { listCategories } from '@/lib/tickets/categories/queries'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return { title: getT(ctx?.locale ?? 'pt-BR', 'portal')('form.title') }
}

export default async function NewTicketPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'incident.create')
  const t = getT(ctx.locale, 'portal')
  const categories = await listCategories(ctx)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('form.title')}
        description={t('form.description')}
        breadcrumb={{ label: t('title'), crumbs: [{ label: t('nav.tickets'), href: '/portal' }, { label: t('form.title') }] }}
      />
      <NewTicketForm
        categories={categories.map(({ id, path }) => ({ id, name: path.join(' › ') }))}
        maxBytes={uploadLimit()}
      />
    </div>
  )
}
