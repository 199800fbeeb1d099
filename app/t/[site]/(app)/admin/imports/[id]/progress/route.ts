import { getImportSummary } from '@/lib/imports/queries'
import { wakeAfterwards } from '@/lib/imports/wake'
import { actionContext, settle } from '@/lib/people/action-context'

export const dynamic = 'force-dynamic'

/** How far an import is: asked for every second by its page. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const result = await settle(async () => {
    const ctx = await actionContext()
    const summary = await getImportSummary(ctx, (await params).id)
    if (summary.status === 'queued' || summary.status === 'running') wakeAfterwards(ctx.tenant.id)
    return summary
  })
  return Response.json(result, { headers: { 'cache-control': 'private, no-store' } })
}
