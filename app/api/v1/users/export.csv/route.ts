import { exportUsers } from '@/lib/people/users/export'
import { PLAIN_PEOPLE } from '@/lib/people/users/export-columns'
import { userListQuery } from '@/lib/people/users/schema'
import { csvResponse } from '@/lib/platform/http/csv'
import { route, serve } from '@/lib/platform/http/serve'
import { csvSeparator } from '@/lib/platform/text/csv-separator'

export const dynamic = 'force-dynamic'

const exportCsv = route({
  method: 'GET',
  path: '/users/export.csv',
  tag: 'Users',
  summary: 'Everybody of a list, as CSV',
  description:
    'Takes the filters of the list. UTF-8 with a byte order mark; times are on the organisation’s clock, with its offset (`2026-01-31T09:30:00-03:00`); texts that begin like a formula get an apostrophe. Sent while it is read. Each export is in the audit.',
  permission: 'people.read',
  query: userListQuery.omit({ limit: true, cursor: true, count: true }).extend({ separator: csvSeparator }),
  response: { binary: 'text/csv', description: 'One line each, with a heading' },
  async handler({ ctx, query: { separator }, rawQuery }) {
    const { separator: _separator, ...filter } = rawQuery
    return csvResponse('users.csv', await exportUsers(ctx, filter, { separator, wording: PLAIN_PEOPLE }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(exportCsv)
