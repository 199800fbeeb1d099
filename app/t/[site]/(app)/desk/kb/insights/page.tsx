import type { Metadata } from 'next'
import { GapList } from '@/components/deflection/gap-list'
import { getT } from '@/components/i18n/get-t'
import { deflectionFigures } from '@/lib/knowledge/insight/figures'
import { listGaps } from '@/lib/knowledge/insight/gaps'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'deflection')('insights.title') } : {}
}

/** What the knowledge base lacks, and what it spared. */
export default async function InsightsPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'kb.write', 'kb.manage')
  const [gaps, figures] = await Promise.all([listGaps(ctx), deflectionFigures(ctx)])
  return <GapList gaps={gaps} figures={figures} locale={ctx.locale} />
}
