import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getT } from '@/components/i18n/get-t'
import { ImportErrors } from '@/components/imports/import-errors'
import { ImportProgress } from '@/components/imports/import-progress'
import { PageHeader } from '@/components/shared/page-header'
import { getImport } from '@/lib/imports/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'
import { formatDateTime } from '@/lib/platform/i18n/format'

interface Props {
  params: Promise<{ site: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return { title: getT(ctx?.locale ?? 'pt-BR', 'imports')('title') }
}

/** One import: how far it is, what came of it, which rows were refused. */
export default async function ImportPage({ params }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'import.run')
  const found = await getImport(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const t = getT(ctx.locale, 'imports')
  const when = formatDateTime(found.createdAt, { locale: ctx.locale, timeZone: ctx.tenant.timezone })
  const { errors, ...summary } = found
  return (
    <>
      <PageHeader
        title={t('run.title', { file: found.fileName })}
        description={t('run.startedBy', { name: found.createdBy?.name ?? '—', when })}
        breadcrumb={{ label: getT(ctx.locale, 'common')('nav.breadcrumb'), crumbs: [{ label: t('run.back'), href: '/admin/imports' }, { label: found.fileName }] }}
      />
      <div className="space-y-6">
        <ImportProgress initial={summary} />
        {errors.length > 0 ? <ImportErrors id={found.id} errors={errors} total={found.counts.rejected} locale={ctx.locale} /> : null}
      </div>
    </>
  )
}
