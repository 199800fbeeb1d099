import { z } from 'zod'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { receiveFile } from '@/lib/platform/http/upload'
import { parse } from '@/lib/platform/parse'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { addAttachment, listAttachments } from '@/lib/tickets/attachments'
import { attachmentSchema, uuidSchema } from '@/lib/tickets/schema'

export const dynamic = 'force-dynamic'

const uploadFields = z.strictObject({ commentId: uuidSchema.optional() })

const list = route({
  method: 'GET',
  path: '/problems/{id}/attachments',
  tag: 'Problems',
  summary: 'List the files of a problem, oldest first',
  permission: 'problem.read',
  query: plainListQuery,
  response: listOf(attachmentSchema),
  handler: async ({ ctx, params, query }) => slice(await listAttachments(ctx, 'problem', params.id), query),
})

const create = route({
  method: 'POST',
  path: '/problems/{id}/attachments',
  tag: 'Problems',
  summary: 'Attach a file to a problem',
  description: 'One file a request, in the part `file`; the fields come before it. It is internal, as all of a problem is.',
  permission: 'problem.manage',
  body: { binary: 'multipart/form-data', description: 'The fields first, then the file', fields: uploadFields },
  response: attachmentSchema,
  status: 201,
  location: ({ id }) => `/attachments/${id}`,
  handler: ({ ctx, params, request }) =>
    receiveFile(request, uploadLimit(), async ({ fields, ...file }) =>
      addAttachment(ctx, 'problem', params.id, { ...file, ...parse(uploadFields, fields) }),
    ),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
