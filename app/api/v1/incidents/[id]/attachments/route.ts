import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { receiveFile } from '@/lib/platform/http/upload'
import { parse } from '@/lib/platform/parse'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { addAttachment, listAttachments } from '@/lib/tickets/attachments'
import { attachmentSchema, uuidSchema, VISIBILITIES } from '@/lib/tickets/schema'
import { z } from 'zod'

export const dynamic = 'force-dynamic'

const uploadFields = z.strictObject({ visibility: z.enum(VISIBILITIES).optional(), commentId: uuidSchema.optional() })

const list = route({
  method: 'GET',
  path: '/incidents/{id}/attachments',
  tag: 'Incidents',
  summary: 'List the files of an incident, oldest first',
  permission: ['incident.read', 'incident.read.own'],
  query: plainListQuery,
  response: listOf(attachmentSchema),
  handler: async ({ ctx, params, query }) => slice(await listAttachments(ctx, 'incident', params.id), query),
})

const create = route({
  method: 'POST',
  path: '/incidents/{id}/attachments',
  tag: 'Incidents',
  summary: 'Attach a file',
  description:
    'One file a request, in the part `file`; the fields come before it. What the file is, is read from its bytes; ' +
    'programs are refused with 415. With `commentId` a file is as visible as its message; without, and without ' +
    '`visibility`, it is internal when it comes from those who work tickets, and public from requesters.',
  permission: ['incident.comment.public', 'incident.comment.internal', 'incident.comment.own'],
  body: { binary: 'multipart/form-data', description: 'The fields first, then the file', fields: uploadFields },
  response: attachmentSchema,
  status: 201,
  location: ({ id }) => `/attachments/${id}`,
  handler: ({ ctx, params, request }) =>
    receiveFile(request, uploadLimit(), async ({ fields, ...file }) =>
      addAttachment(ctx, 'incident', params.id, { ...file, ...parse(uploadFields, fields) }),
    ),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
