import { getImportSummary } from '@/lib/imports/queries'
import { actionContext, settle } from '@/lib/people/action-context'

export const dynamic = 'force-dynamic'

/** How far an import is: asked for every second by its page. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const result = await settle(async () => {
    return getImportSummary(await actionContext(), (await params).id)
  })
  return Response.json(result, { headers: { 'cache-control': 'private, no-store' } })
}
