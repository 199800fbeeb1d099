import { exportSeparator } from '@/components/admin/export/separator'
import { peopleWording } from '@/components/admin/export/words'
import { oneEach } from '@/components/admin/search-params'
import { exportUsers } from '@/lib/people/users/export'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { csvResponse } from '@/lib/platform/http/csv'

export const dynamic = 'force-dynamic'

/** The list of people as a CSV file, with the parameters of its page. */
export async function GET(request: Request, { params }: { params: Promise<{ site: string }> }): Promise<Response> {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'people.manage')) return new Response(null, { status: 403 })
  const filter = oneEach(Object.fromEntries(new URL(request.url).searchParams), ['q', 'role', 'status', 'kind'])
  const lines = await exportUsers(ctx, filter, { separator: exportSeparator(ctx.locale), wording: peopleWording(ctx.locale) })
  return csvResponse(`people-${ctx.now.toISOString().slice(0, 10)}.csv`, lines)
}
