import { NotFound } from '@/lib/platform/errors'
import { downloadResponse } from '@/lib/platform/http/download'
import { route, serve } from '@/lib/platform/http/serve'
import { isUuid } from '@/lib/platform/ids'
import { openAttachment } from '@/lib/tickets/attachments'

export const dynamic = 'force-dynamic'

const download = route({
  method: 'GET',
  path: '/attachments/{id}',
  tag: 'Attachments',
  summary: 'Download a file',
  permission: ['incident.read', 'incident.read.own'],
  response: { binary: 'application/octet-stream', description: 'The bytes; always as an attachment' },
  async handler({ ctx, params }) {
    if (!isUuid(params.id)) throw new NotFound('Attachment')
    return downloadResponse(await openAttachment(ctx, params.id))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(download)
