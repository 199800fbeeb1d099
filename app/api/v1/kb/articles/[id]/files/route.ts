import { addArticleFile } from '@/lib/knowledge/files/add'
import { listArticleFiles } from '@/lib/knowledge/files/queries'
import { articleFileSchema } from '@/lib/knowledge/files/schema'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { receiveFile } from '@/lib/platform/http/upload'
import { uploadLimit } from '@/lib/platform/storage/limit'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/kb/articles/{id}/files',
  tag: 'Knowledge base',
  summary: 'List the files of an article, the newest first',
  permission: 'kb.write',
  query: plainListQuery,
  response: listOf(articleFileSchema),
  handler: async ({ ctx, params, query }) => slice(await listArticleFiles(ctx, params.id), query),
})

const create = route({
  method: 'POST',
  path: '/kb/articles/{id}/files',
  tag: 'Knowledge base',
  summary: 'Add an image or attachment to an article',
  description: 'One file a request, in the part `file`. What it is, is read from its bytes; programs are refused with 415. Write `markdown` of the answer into the text.',
  permission: 'kb.write',
  body: { binary: 'multipart/form-data', description: 'The file' },
  response: articleFileSchema,
  status: 201,
  location: ({ id }) => `/kb/files/${id}`,
  handler: ({ ctx, params, request }) =>
    receiveFile(request, uploadLimit(), ({ fileName, contentType, body }) => addArticleFile(ctx, params.id, { fileName, contentType, body })),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
