import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { NewIncidentForm } from '@/components/incidents/new-incident-form'
import { PageHeader } from '@/components/shared/page-header'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId } from '@/lib/platform/context'
import { uploadLimit } from '@/lib/platform/storage/limit'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'desk')('nav.new') } : {}
}

/** An agent opens an incident, for somebody else as a rule. */
export default async function NewIncidentPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'incident.create.any_requester')
  const t = getT(ctx.locale, 'desk')
  return (
    <>
      <PageHeader title={t('nav.new')} description={t('form.description')} />
      <NewIncidentForm
        matrix={ctx.tenant.settings.priorityMatrix}
        me={{ id: actorUserId(ctx) ?? '', label: ctx.actor.name }}
        maxBytes={uploadLimit()}
        canAssign={can(ctx, 'incident.assign')}
      />
    </>
  )
}
