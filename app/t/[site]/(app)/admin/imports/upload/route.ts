import { receiveImport } from '@/lib/imports/receive'
import { formLimit, startImport } from '@/lib/imports/start'
import { actionContext, settle } from '@/lib/people/action-context'
import { authorize } from '@/lib/platform/auth/permissions'
import { Forbidden } from '@/lib/platform/errors'

/**
 * Takes the file of the page's form. A route and not a server action, because only a plain request tells the
 * browser how much of it has arrived.
 */
export async function POST(request: Request): Promise<Response> {
  const result = await settle(async () => {
    if (request.headers.get('sec-fetch-site') !== 'same-origin') throw new Forbidden()
    const ctx = await actionContext()
    authorize(ctx, 'import.run')
    return receiveImport(request, formLimit(), (upload) => startImport(ctx, upload))
  })
  return Response.json(result, { status: result.ok ? 202 : 400 })
}
