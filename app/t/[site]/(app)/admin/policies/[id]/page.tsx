import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { oneEach, type Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { MoveProgress } from '@/components/sla/policies/move-progress'
import { PolicyEditor } from '@/components/sla/policies/policy-editor'
import { VersionHistory } from '@/components/sla/policies/version-history'
import { Alert } from '@/components/ui/alert'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { getPolicy, listPolicyVersions } from '@/lib/sla/policies/queries'
import { listPolicyReferences } from '@/lib/sla/policies/references'

interface Props {
  params: Promise<{ site: string; id: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'policies')
}

/** One policy: what it says, and all that it has said. */
export default async function PolicyPage({ params, searchParams }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'sla.manage')
  const { move } = oneEach(await searchParams, ['move'])
  const [policy, versions] = await Promise.all([getPolicy(ctx, id), listPolicyVersions(ctx, id)]).catch(
    (error: unknown) => {
      if (error instanceof NotFound) notFound()
      throw error
    },
  )
  const references = await listPolicyReferences(ctx, versions)
  const t = getT(ctx.locale)
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        title={policy.name}
        description={t('policies.list.version', { version: policy.version })}
        breadcrumb={{
          label: t('common.nav.breadcrumb'),
          crumbs: [{ label: t('admin.policies.title'), href: '/admin/policies' }, { label: policy.name }],
        }}
      />
      <div className="space-y-5">
        {isUuid(move) ? <MoveProgress id={move} /> : null}
        {policy.archivedAt ? (
          <Alert>{t('policies.list.archived', { name: policy.name })}</Alert>
        ) : (
          <PolicyEditor key={policy.version} policy={policy} references={references} />
        )}
        <VersionHistory
          versions={versions}
          references={references}
          place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }}
        />
      </div>
    </div>
  )
}
