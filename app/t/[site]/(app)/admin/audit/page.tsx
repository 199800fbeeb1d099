import type { Metadata } from 'next'
import { AuditTable } from '@/components/admin/audit/audit-table'
import { ExportLink } from '@/components/admin/export/export-link'
import { adminMetadata } from '@/components/admin/page-metadata'
import { firstPage, nextPage, oneEach, type Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listAudit } from '@/lib/tenants/audit/queries'
import { orFirstPage } from '../or-first-page'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

const ENTITIES = ['user', 'team', 'role', 'session', 'api_key', 'category', 'incident', 'tenant', 'webhook', 'export'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'audit')
}

/** Who did what to what, and from where. */
export default async function AuditPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'audit.read')
  const search = oneEach(await searchParams, ['entity', 'cursor'])
  const { data, page } = await orFirstPage(listAudit(ctx, search), '/admin/audit')
  const t = getT(ctx.locale, 'admin')
  const common = getT(ctx.locale, 'common')
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        description={t('audit.lead')}
        actions={<ExportLink path="/admin/audit/export" filter={search.entity ? { entity: search.entity } : {}} locale={ctx.locale} />}
      />
      <Card className="overflow-hidden">
        <form className="flex gap-2 border-b border-border p-3">
          <Select name="entity" defaultValue={search.entity ?? ''} aria-label={t('audit.entity')} className="w-auto">
            <option value="">{t('audit.anyEntity')}</option>
            {ENTITIES.map((entity) => (
              <option key={entity} value={entity}>
                {t(`audit.entities.${entity}`)}
              </option>
            ))}
          </Select>
          <Button type="submit" variant="secondary">
            {common('actions.filter')}
          </Button>
        </form>
        {data.length > 0 ? (
          <AuditTable entries={data} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} />
        ) : (
          <EmptyState title={t('audit.none')} />
        )}
        <div className="border-t border-border px-4 py-2.5">
          <Pagination
            label={common('pagination.label')}
            previousLabel={t('firstPage')}
            nextLabel={common('pagination.next')}
            {...(search.cursor && { previousHref: firstPage('/admin/audit', search) })}
            {...(page.nextCursor && { nextHref: nextPage('/admin/audit', search, page.nextCursor) })}
          />
        </div>
      </Card>
    </>
  )
}
