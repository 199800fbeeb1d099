import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { PolicyEditor } from '@/components/sla/policies/policy-editor'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listPolicies } from '@/lib/sla/policies/queries'
import { listPolicyReferences } from '@/lib/sla/policies/references'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'policies')
}

/** A new policy. */
export default async function NewPolicyPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'sla.manage')
  const [policies, references] = await Promise.all([listPolicies(ctx), listPolicyReferences(ctx, [])])
  const t = getT(ctx.locale)
  const title = t('policies.form.newTitle')
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        title={title}
        breadcrumb={{
          label: t('common.nav.breadcrumb'),
          crumbs: [{ label: t('admin.policies.title'), href: '/admin/policies' }, { label: title }],
        }}
      />
      <PolicyEditor calendarId={policies.at(-1)?.calendarId} references={references} />
    </div>
  )
}
