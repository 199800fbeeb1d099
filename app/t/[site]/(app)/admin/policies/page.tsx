import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { listedPolicy } from '@/components/sla/policies/listed'
import { PolicyList } from '@/components/sla/policies/policy-list'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { countOutdated, listPolicies } from '@/lib/sla/policies/queries'
import { listPolicyReferences } from '@/lib/sla/policies/references'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'policies')
}

/** The policies of service levels, in the order in which they are asked. */
export default async function PoliciesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'sla.manage')
  const [policies, outdated, references] = await Promise.all([
    listPolicies(ctx),
    countOutdated(ctx),
    listPolicyReferences(ctx, []),
  ])
  const t = getT(ctx.locale)
  const create = (
    <Button asChild>
      <Link href="/admin/policies/new">
        <Plus aria-hidden />
        {t('policies.create')}
      </Link>
    </Button>
  )
  return (
    <>
      <PageHeader title={t('admin.policies.title')} description={t('policies.lead')} actions={create} />
      {policies.length > 0 ? (
        <PolicyList
          policies={policies.map((policy) =>
            listedPolicy(policy, references, outdated.get(policy.id) ?? 0, t, ctx.locale),
          )}
        />
      ) : (
        <Card>
          <EmptyState title={t('policies.none')} description={t('policies.noneHint')} action={create} />
        </Card>
      )}
    </>
  )
}
