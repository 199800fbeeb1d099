import { archiveKbCategory } from '@/lib/knowledge/categories/archive'
import { getKbCategory } from '@/lib/knowledge/categories/queries'
import { kbCategorySchema, updateKbCategoryInput } from '@/lib/knowledge/categories/schema'
import { updateKbCategory } from '@/lib/knowledge/categories/update'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/kb/categories/{id}',
  tag: 'Knowledge base',
  summary: 'Get a category of articles',
  response: kbCategorySchema,
  handler: ({ ctx, params }) => getKbCategory(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/kb/categories/{id}',
  tag: 'Knowledge base',
  summary: 'Rename or move a category of articles',
  permission: 'kb.manage',
  body: withVersion(updateKbCategoryInput),
  response: kbCategorySchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateKbCategory(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/kb/categories/{id}',
  tag: 'Knowledge base',
  summary: 'Archive a category of articles and all below it',
  permission: 'kb.manage',
  response: null,
  handler: async ({ ctx, params }) => {
    await archiveKbCategory(ctx, params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
