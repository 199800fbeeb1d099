import { actionContext, settle } from '@/lib/people/action-context'
import { getMove } from '@/lib/sla/runs/queries'

export const dynamic = 'force-dynamic'

/** How far a move of open tickets is: asked for every second by the page of its policy. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const result = await settle(async () => getMove(await actionContext(), (await params).id))
  return Response.json(result, { headers: { 'cache-control': 'private, no-store' } })
}
