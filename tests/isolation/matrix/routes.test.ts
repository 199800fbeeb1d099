import { beforeAll, describe, expect, it } from 'vitest'
import { declaredRoutes } from '@/app/api/v1/openapi.json/routes'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { createTenant, createUser, ctxFor } from '../../support/factories'
import { apiOf, type Api } from '../../integration/api/client'
import { createVictim, everythingOf, leaksIn, type Victim } from './victim'

/**
 * Every route of the API, called on one tenant's host with that tenant's key and the identifiers of another:
 * what has an identifier in its path is 404, what lists shows nothing of the victim.
 */

/** Whose identifier stands in the path. */
const RESOURCES: Record<string, keyof Victim['ids']> = {
  'incidents': 'incident',
  'problems': 'problem',
  'tasks': 'task',
  'problem-proposals': 'proposal',
  'attachments': 'attachment',
  'links': 'link',
  'categories': 'category',
  'teams': 'team',
  'users': 'user',
  'api-keys': 'apiKey',
  'imports': 'import',
  'sla/calendars': 'calendar',
  'sla/policies': 'policy',
  'sla/dry-runs': 'slaRun',
  'sla/moves': 'slaRun',
  'notifications': 'notification',
  'mailboxes': 'mailbox',
  'webhooks': 'webhook',
  'webhooks/deliveries': 'webhookDelivery',
  'views': 'view',
  'reply-templates': 'reply',
  'kb/articles': 'kbArticle',
  'kb/categories': 'kbCategory',
  'kb/reviews': 'kbReview',
  'kb/files': 'kbFile',
  'configuration-items': 'item',
  'known-errors': 'knownError',
}

/** What a write needs to be let through to its verb. */
const BODIES: Record<string, unknown> = {
  'PATCH /incidents/{id}': { title: 'Taken over' },
  'POST /incidents/{id}/transitions': { to: 'cancelled' },
  'PUT /incidents/{id}/assignment': { assigneeId: null },
  'POST /incidents/{id}/comments': { body: 'Taken over' },
  'POST /incidents/{id}/merge': { into: 'INC-000001' },
  'POST /incidents/{id}/links': { type: 'relates', target: 'INC-000001' },
  'POST /incidents/{id}/articles': { article: 'KB-000001' },
  'PUT /incidents/{id}/parent': { parent: 'INC-000001' },
  'POST /incidents/{id}/children/resolution': { resolutionCode: 'solved', resolution: 'Ours', children: [{ id: '00000000-0000-7000-8000-000000000000' }] },
  'POST /incidents/{id}/follow-up': { description: 'Taken over' },
  'PATCH /problems/{id}': { title: 'Taken over' },
  'POST /problems/{id}/transitions': { to: 'assess' },
  'PUT /problems/{id}/assignment': { assigneeId: null },
  'POST /problems/{id}/comments': { body: 'Taken over' },
  'POST /problems/{id}/incidents': { incidents: ['INC-000001'] },
  'POST /problems/{id}/links': { type: 'relates', target: 'PRB-000001' },
  'POST /problems/{id}/tasks': { title: 'Taken over' },
  'PATCH /tasks/{id}': { title: 'Taken over' },
  'PUT /problems/{id}/known-error': { audience: 'agents' },
  'PUT /problems/{id}/review': { review: {} },
  'POST /problems/{id}/resolution': { resolution: 'Taken over' },
  'PATCH /categories/{id}': { name: 'Taken over' },
  'PATCH /teams/{id}': { name: 'Taken over' },
  'PATCH /users/{id}': { name: 'Taken over' },
  'PATCH /sla/calendars/{id}': { name: 'Taken over' },
  'PATCH /sla/policies/{id}': { name: 'Taken over' },
  'PATCH /mailboxes/{id}': { name: 'Taken over' },
  'PATCH /webhooks/{id}': { name: 'Taken over' },
  'POST /webhooks/{id}/secret': {},
  'PATCH /views/{id}': { name: 'Taken over' },
  'PATCH /kb/articles/{id}': { tags: ['taken-over'] },
  'PATCH /kb/articles/{id}/draft': { title: 'Taken over' },
  'POST /kb/articles/{id}/translations': { locale: 'en' },
  'PATCH /kb/articles/{id}/translations': { slug: 'taken-over' },
  'POST /kb/articles/{id}/publication': {},
  'POST /kb/articles/{id}/reviews': { reviewerIds: ['00000000-0000-7000-8000-000000000000'] },
  'PUT /kb/reviews/{id}/decision': { decision: 'approved' },
  'POST /kb/reviews/{id}/comments': { body: 'Taken over' },
  'PATCH /kb/categories/{id}': { names: { en: 'Taken over' } },
  'PATCH /reply-templates/{id}': { name: 'Taken over' },
  'POST /reply-templates/{id}/use': { ticket: 'INC-000001' },
  'PUT /incidents/{id}/configuration-items': { itemIds: [] },
  'PUT /problems/{id}/configuration-items': { itemIds: [] },
  'PATCH /configuration-items/{id}': { name: 'Taken over' },
  'POST /known-errors/{id}/uses': { incident: 'INC-000001', outcome: 'dismissed' },
  'POST /webhooks/{id}/replay': { since: '2020-01-01T00:00:00Z' },
}

let victim: Victim
let api: Api
let token: string
beforeAll(async () => {
  victim = await createVictim()
  const tenant = await createTenant()
  const admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  token = (await createServiceKey(admin, { name: 'Attacker', role: 'admin' })).secret
  api = apiOf(`${tenant.slug}.localhost`)
})

const withId = declaredRoutes.filter(({ path }) => path.includes('{id}'))
const lists = declaredRoutes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))

/** What a list has to be asked with. */
const QUERIES: Record<string, string> = { '/search': '?q=vpn', '/kb/search': '?q=victim' }

/** Multipart where the route takes a file, else the JSON it needs, else nothing. */
function bodyOf(name: string) {
  if (name === 'POST /incidents/{id}/attachments' || name === 'POST /problems/{id}/attachments' || name === 'POST /kb/articles/{id}/files') {
    const form = new FormData()
    form.append('file', new File(['ours'], 'ours.txt', { type: 'text/plain' }))
    return { raw: form }
  }
  return name in BODIES ? { body: BODIES[name] } : {}
}

describe.each(withId)('$method $path', ({ method, path }) => {
  it("with another tenant's identifier is 404 and changes nothing", async () => {
    const resource = RESOURCES[path.slice(1, path.indexOf('/{id}'))]
    if (!resource) throw new Error(`Name the resource of ${path} in RESOURCES`)
    const before = await everythingOf(victim.tenant.id)
    const id = victim.ids[resource]
    const answer = await api.call(method, path.replace('{id}', id), { token, ...bodyOf(`${method} ${path}`) })
    expect(answer.status).toBe(404)
    const { instance: _echo, ...problem } = answer.body as Record<string, unknown>
    expect(leaksIn(problem, victim)).toEqual([])
    expect(await everythingOf(victim.tenant.id)).toBe(before)
  })
})

describe.each(lists)('$method $path', ({ path }) => {
  it('shows nothing of another tenant', async () => {
    const answer = await api.get(`${path}${QUERIES[path] ?? ''}`, { token })
    expect(answer.status).toBe(200)
    expect(leaksIn(answer.body, victim)).toEqual([])
  })
})

describe("another tenant's key", () => {
  it('opens nothing on this host, nor by naming the tenant on the root domain', async () => {
    const foreign = await createServiceKey(victim.admin, { name: 'Victim', role: 'admin' })
    expect((await api.get('/incidents', { token: foreign.secret })).status).toBe(401)
    const root = apiOf('localhost')
    const named = await root.get('/incidents', { token, headers: { 'x-tenant-id': victim.tenant.slug } })
    expect(named.status).toBe(401)
  })
})
