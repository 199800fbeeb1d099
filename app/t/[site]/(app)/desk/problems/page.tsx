import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { ProblemBin } from '@/components/problems/queue/bin-list'
import { ProblemQueue } from '@/components/problems/queue/queue-page'
import { queryOf, readQueueState } from '@/components/problems/queue/state'
import { TrendsPage } from '@/components/problems/trends/trends-page'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listProblemBin } from '@/lib/problems/bin'
import { listProblems } from '@/lib/problems/queries'
import { problemListQuery } from '@/lib/problems/schema'
import { listProposals } from '@/lib/problems/trends/queries'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'problems')('title') } : {}
}

/** The queues of problems, and what recurring incidents propose. */
export default async function ProblemsPage({ params, searchParams }: Props) {
  const { site } = await params
  const ctx = await pageContext(site, 'problem.read')
  const state = readQueueState(await searchParams)
  if (state.tab === 'bin') return <ProblemBin ctx={await pageContext(site, 'problem.delete')} rows={await listProblemBin(ctx)} />
  if (state.tab === 'trends') return <TrendsPage ctx={ctx} proposals={await listProposals(ctx)} />
  const parsed = problemListQuery.safeParse(queryOf(state))
  // What makes no sense in an address is left out, as if it were not there.
  const shown = parsed.success ? state : readQueueState({ tab: state.tab })
  const page = await listProblems(ctx, parsed.success ? parsed.data : problemListQuery.parse(queryOf(shown)))
  return <ProblemQueue ctx={ctx} state={shown} page={page} />
}
