import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { NewProblemForm } from '@/components/problems/page/new-problem-form'
import { PageHeader } from '@/components/shared/page-header'
import { getIncident } from '@/lib/incidents/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import type { Ctx } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'problems')('new') } : {}
}

/** Opens a problem; from an incident, with what that says. */
export default async function NewProblemPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'problem.manage')
  const { from } = await searchParams
  const incident = typeof from === 'string' ? await incidentOf(ctx, from) : null
  const t = getT(ctx.locale, 'problems')
  return (
    <>
      <PageHeader title={t('new')} description={t('form.lead')} />
      <NewProblemForm incident={incident} />
    </>
  )
}

async function incidentOf(ctx: Ctx, ref: string) {
  try {
    const { number, title, description, impact, urgency, category } = await getIncident(ctx, ref)
    return { number, title, description, impact, urgency, category: category && { id: category.id, label: category.name } }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
