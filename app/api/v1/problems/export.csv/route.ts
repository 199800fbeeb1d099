import { csvResponse } from '@/lib/platform/http/csv'
import { route, serve } from '@/lib/platform/http/serve'
import { PLAIN_PROBLEM_WORDING } from '@/lib/problems/export/cells'
import { exportProblems } from '@/lib/problems/export/export'
import { problemExportQuery } from '@/lib/problems/export/schema'
import { PROBLEM_EXPORT_FIELDS } from '@/lib/problems/export/vocabulary'

export const dynamic = 'force-dynamic'

const exportCsv = route({
  method: 'GET',
  path: '/problems/export.csv',
  tag: 'Problems',
  summary: 'Every problem of a list, as CSV',
  description: 'Takes the filters of the list; written as the CSV of incidents is. Each export is in the audit.',
  permission: 'problem.read',
  query: problemExportQuery,
  response: { binary: 'text/csv', description: 'One line each, with a heading' },
  async handler({ ctx, query: { fields, separator, ...query } }) {
    const lines = await exportProblems(ctx, query, { fields: fields ?? PROBLEM_EXPORT_FIELDS, separator, wording: PLAIN_PROBLEM_WORDING })
    return csvResponse('problems.csv', lines)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(exportCsv)
