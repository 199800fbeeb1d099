import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { ImportList } from '@/components/imports/import-list'
import { NewImport } from '@/components/imports/new-import'
import { PageHeader } from '@/components/shared/page-header'
import { listImports } from '@/lib/imports/queries'
import { formLimit } from '@/lib/imports/start'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<{ cursor?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return { title: getT(ctx?.locale ?? 'pt-BR', 'imports')('title') }
}

/** A new import, and those there were. */
export default async function ImportsPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'import.run')
  const { cursor } = await searchParams
  const page = await listImports(ctx, { limit: 20, ...(typeof cursor === 'string' ? { cursor } : {}) })
  const t = getT(ctx.locale, 'imports')
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="space-y-6">
        <NewImport maxBytes={formLimit()} />
        <ImportList page={page} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} />
      </div>
    </>
  )
}
