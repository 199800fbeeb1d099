import { actionContext, settle } from '@/lib/people/action-context'
import { getDryRun } from '@/lib/sla/runs/queries'

export const dynamic = 'force-dynamic'

/** How far a dry run is, and what it has found: asked for every second while somebody waits for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const result = await settle(async () => getDryRun(await actionContext(), (await params).id))
  return Response.json(result, { headers: { 'cache-control': 'private, no-store' } })
}
