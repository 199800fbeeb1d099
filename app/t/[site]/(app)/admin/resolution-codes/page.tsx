import type { Metadata } from 'next'
import { ArchiveButton } from '@/components/admin/archive-button'
import { ArchivedSwitch } from '@/components/admin/archived-switch'
import { adminMetadata } from '@/components/admin/page-metadata'
import { AddCodeDialog } from '@/components/admin/resolution-codes/add-code-dialog'
import { codeName } from '@/components/admin/resolution-codes/code-name'
import type { Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { archiveResolutionCodeAction, restoreResolutionCodeAction } from '@/lib/tickets/resolution-codes/actions'
import { listResolutionCodes } from '@/lib/tickets/resolution-codes/queries'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'resolution-codes')
}

/** How an incident can have been resolved. */
export default async function ResolutionCodesPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'settings.manage')
  const archived = (await searchParams).archived === '1'
  const codes = await listResolutionCodes(ctx, { archived })
  const t = getT(ctx.locale, 'admin')
  const common = getT(ctx.locale, 'common')
  return (
    <>
      <PageHeader
        title={t('resolution-codes.title')}
        description={t('resolution-codes.lead')}
        actions={
          <>
            <ArchivedSwitch path="/admin/resolution-codes" shown={archived} label={t('showArchived')} />
            <AddCodeDialog />
          </>
        }
      />
      <Card>
        <ul className="divide-y divide-border">
          {codes.map((code) => (
            <li key={code.key} className="flex min-h-12 items-center gap-3 py-1.5 pr-3 pl-4">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{codeName(common, code)}</span>
                <code className="text-xs text-muted-foreground">{code.key}</code>
              </span>
              {code.archivedAt ? <Badge>{t('archived')}</Badge> : null}
              <ArchiveButton
                of="resolution-codes"
                name={codeName(common, code)}
                archived={code.archivedAt !== null}
                archive={archiveResolutionCodeAction.bind(null, code.key)}
                restore={restoreResolutionCodeAction.bind(null, code.key)}
              />
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
