import { readDraft } from '@/lib/knowledge/drafts/queries'
import { saveDraft } from '@/lib/knowledge/drafts/save'
import { draftSchema, saveDraftInput } from '@/lib/knowledge/drafts/schema'
import { localeQuery } from '@/lib/knowledge/translations/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/kb/articles/{id}/draft',
  tag: 'Knowledge base',
  summary: 'Read the text that is being written',
  permission: 'kb.write',
  query: localeQuery,
  response: draftSchema,
  handler: ({ ctx, params, query }) => readDraft(ctx, params.id, query.locale ?? ctx.tenant.locale),
})

const save = route({
  method: 'PATCH',
  path: '/kb/articles/{id}/draft',
  tag: 'Knowledge base',
  summary: 'Change the text that is being written',
  description: 'What is published stays as it is. Links to articles are written `kb:<id>`; `kb:<slug>` is taken too, and stored by id.',
  permission: 'kb.write',
  query: localeQuery,
  body: withVersion(saveDraftInput),
  response: draftSchema,
  handler({ ctx, params, query, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return saveDraft(ctx, params.id, query.locale ?? ctx.tenant.locale, changes, version)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, save)
