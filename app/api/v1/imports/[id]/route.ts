import { getImport } from '@/lib/imports/queries'
import { importSchema } from '@/lib/imports/schema'
import { wakeAfterwards } from '@/lib/imports/wake'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/imports/{id}',
  tag: 'Imports',
  summary: 'Progress and result of an import',
  permission: 'import.run',
  response: importSchema,
  async handler({ ctx, params }) {
    const found = await getImport(ctx, params.id)
    if (found.status === 'queued' || found.status === 'running') wakeAfterwards(ctx.tenant.id)
    return found
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get)
