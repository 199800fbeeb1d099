import { exportSeparator } from '@/components/admin/export/separator'
import { auditHeading } from '@/components/admin/export/words'
import { oneEach } from '@/components/admin/search-params'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { csvResponse } from '@/lib/platform/http/csv'
import { exportAudit } from '@/lib/tenants/audit/export'

export const dynamic = 'force-dynamic'

/** The audit as a CSV file, with the parameters of its page. */
export async function GET(request: Request, { params }: { params: Promise<{ site: string }> }): Promise<Response> {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'audit.read')) return new Response(null, { status: 403 })
  const filter = oneEach(Object.fromEntries(new URL(request.url).searchParams), ['entity'])
  const lines = await exportAudit(ctx, filter, { separator: exportSeparator(ctx.locale), heading: auditHeading(ctx.locale) })
  return csvResponse(`audit-${ctx.now.toISOString().slice(0, 10)}.csv`, lines)
}
