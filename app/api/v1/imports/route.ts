import { listImports } from '@/lib/imports/queries'
import { receiveImport } from '@/lib/imports/receive'
import { importListQuery, importStartedSchema, importSummarySchema } from '@/lib/imports/schema'
import { importLimit, startImport } from '@/lib/imports/start'
import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/imports',
  tag: 'Imports',
  summary: 'List imports, newest first',
  permission: 'import.run',
  query: importListQuery,
  response: listOf(importSummarySchema),
  handler: ({ ctx, rawQuery }) => listImports(ctx, rawQuery),
})

const start = route({
  method: 'POST',
  path: '/imports',
  tag: 'Imports',
  summary: 'Import incidents from a file',
  description:
    'A form with `source` (`servicenow`: an incident audit log, or `csv`: one incident a row), the part `file` (CSV, or CSV ' +
    'packed with gzip), and for `csv` perhaps `mapping`: JSON of column to field, null for none; columns left out are ' +
    'guessed by their names. The import runs after the answer. The same file again creates nothing twice.',
  permission: 'import.run',
  body: { binary: 'multipart/form-data', description: '`source`, `file`, and perhaps `mapping`' },
  response: importStartedSchema,
  status: 202,
  location: ({ id }) => `/imports/${id}`,
  handler: ({ ctx, request }) => receiveImport(request, importLimit(), (upload) => startImport(ctx, upload)),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, start)
