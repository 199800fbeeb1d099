import { problemExportWording } from '@/components/problems/queue/export-words'
import { queryOf, readQueueState } from '@/components/problems/queue/state'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { csvResponse } from '@/lib/platform/http/csv'
import { exportProblems } from '@/lib/problems/export/export'
import { PROBLEM_EXPORT_FIELDS } from '@/lib/problems/export/vocabulary'
import { problemListQuery } from '@/lib/problems/schema'

export const dynamic = 'force-dynamic'

/** A queue of problems as a CSV file, with the parameters of its page; separated as the reader's language has it. */
export async function GET(request: Request, { params }: { params: Promise<{ site: string }> }): Promise<Response> {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'problem.read')) return new Response(null, { status: 403 })
  const state = readQueueState(Object.fromEntries(new URL(request.url).searchParams))
  const parsed = problemListQuery.safeParse(queryOf({ ...state, after: '' }))
  if (!parsed.success || state.tab === 'trends' || state.tab === 'bin') return new Response(null, { status: 404 })
  const { limit: _limit, cursor: _cursor, count: _count, ...query } = parsed.data
  const lines = await exportProblems(ctx, query, {
    fields: PROBLEM_EXPORT_FIELDS,
    separator: ctx.locale === 'pt-BR' ? 'semicolon' : 'comma',
    wording: problemExportWording(ctx.locale),
  })
  return csvResponse(`problems-${ctx.now.toISOString().slice(0, 10)}.csv`, lines)
}
