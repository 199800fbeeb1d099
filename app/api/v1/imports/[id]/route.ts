import { getImport } from '@/lib/imports/queries'
import { importSchema } from '@/lib/imports/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/imports/{id}',
  tag: 'Imports',
  summary: 'Progress and result of an import',
  permission: 'import.run',
  response: importSchema,
  handler: ({ ctx, params }) => getImport(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get)
