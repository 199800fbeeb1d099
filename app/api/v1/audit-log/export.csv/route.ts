import { csvResponse } from '@/lib/platform/http/csv'
import { route, serve } from '@/lib/platform/http/serve'
import { csvSeparator } from '@/lib/platform/text/csv-separator'
import { exportAudit } from '@/lib/tenants/audit/export'
import { auditQuery } from '@/lib/tenants/audit/schema'

export const dynamic = 'force-dynamic'

const exportCsv = route({
  method: 'GET',
  path: '/audit-log/export.csv',
  tag: 'Audit',
  summary: 'The audit log, as CSV',
  description:
    'Takes the filters of the list; `before` and `after` are JSON. UTF-8 with a byte order mark; times are on the organisation’s clock, with its offset (`2026-01-31T09:30:00-03:00`); texts that begin like a formula get an apostrophe. Sent while it is read. Each export is in the audit itself.',
  permission: 'audit.read',
  query: auditQuery.omit({ limit: true, cursor: true }).extend({ separator: csvSeparator }),
  response: { binary: 'text/csv', description: 'One line each, with a heading' },
  async handler({ ctx, query: { separator, ...filter } }) {
    return csvResponse('audit-log.csv', await exportAudit(ctx, filter, { separator, heading: (field) => field }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(exportCsv)
