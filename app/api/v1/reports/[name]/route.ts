import { route, serve } from '@/lib/platform/http/serve'
import { findReport } from '@/lib/reports/read'
import { reportQuery, reportSchema } from '@/lib/reports/schema'
import { REPORTS } from '@/lib/reports/vocabulary'

export const dynamic = 'force-dynamic'

const read = route({
  method: 'GET',
  path: '/reports/{name}',
  tag: 'Reports',
  summary: 'A report',
  description: `One of ${REPORTS.join(', ')}. Counted at the moment of the call over the incidents that the key may see, those in the bin left out. Days are those of the organisation's timezone; two years at most.`,
  permission: 'report.read',
  query: reportQuery,
  response: reportSchema,
  handler: ({ ctx, params, rawQuery }) => findReport(ctx, params.name, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(read)
