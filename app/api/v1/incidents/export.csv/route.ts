import { PLAIN_WORDING } from '@/lib/incidents/export/cells'
import { exportIncidents } from '@/lib/incidents/export/export'
import { exportQuery } from '@/lib/incidents/export/schema'
import { EXPORT_FIELDS } from '@/lib/incidents/export/vocabulary'
import { csvResponse } from '@/lib/platform/http/csv'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const exportCsv = route({
  method: 'GET',
  path: '/incidents/export.csv',
  tag: 'Incidents',
  summary: 'Every incident of a list, as CSV',
  description:
    'Takes the filters of the list. UTF-8 with a byte order mark; times are on the organisation\'s clock (`2026-01-31 09:30:00`); texts that begin like a formula get an apostrophe. Sent while it is read: end the request to stop it. Each export is in the audit.',
  permission: 'incident.read',
  query: exportQuery,
  response: { binary: 'text/csv', description: 'One line each, with a heading' },
  async handler({ ctx, query: { fields, separator, ...query } }) {
    const lines = await exportIncidents(ctx, query, { fields: fields ?? EXPORT_FIELDS, separator, wording: PLAIN_WORDING })
    return csvResponse('incidents.csv', lines)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(exportCsv)
