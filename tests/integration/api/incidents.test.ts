import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorld, type World } from './world'

let world: World
let other: World
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})

const as = (role: keyof World['keys']) => ({ token: world.keys[role] })
const open = async (fields: object = {}) =>
  (await world.api.post('/incidents', { title: 'Impressora parada', ...fields }, as('agent'))).body

describe('POST /incidents', () => {
  it('creates with 201, Location, ETag and the whole resource', async () => {
    const input = { title: 'Sem acesso à VPN', impact: 'high', urgency: 'high', tags: ['vpn'], customFields: { asset: 'nb-7' } }
    const { status, headers, body } = await world.api.post('/incidents', input, as('agent'))
    expect(status).toBe(201)
    expect(body).toMatchObject({ title: 'Sem acesso à VPN', priority: 1, status: 'new', channel: 'api', version: 1, service: null })
    expect(body.number).toMatch(/^INC-\d{6}$/)
    expect(headers.get('location')).toBe(`/api/v1/incidents/${body.id}`)
    expect(headers.get('etag')).toBe('"1"')
  })

  it('makes a contact of a requester given by address', async () => {
    const body = await open({ requester: { email: 'Nova@Cliente.example', name: 'Nova' } })
    expect(body.requester).toMatchObject({ name: 'Nova', email: 'nova@cliente.example' })
  })

  it('refuses unknown fields at their path, and names every refused field', async () => {
    const { status, body } = await world.api.post('/incidents', { title: 'x', colour: 'red' }, as('agent'))
    expect(status).toBe(422)
    expect(body.code).toBe('validation_failed')
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['colour', 'title'])
  })

  it('refuses what is nested too deep, wherever it stands', async () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
    for (const [path, fields] of [
      ['customFields', { customFields: { source: nested(30) } }],
      ['', { customFields: { source: nested(3_000) } }],
      ['', { customFields: { source: '\\u0041', deep: nested(3_000) } }],
    ] as const) {
      const { status, body } = await world.api.post('/incidents', { title: 'Fundo demais', ...fields }, as('agent'))
      expect([status, body.errors[0].path]).toEqual([422, path])
    }
  })

  it('refuses routing by requesters with 403', async () => {
    const { status, body } = await world.api.post('/incidents', { title: 'Teclado', tags: ['x'] }, as('requester'))
    expect([status, body.code]).toEqual([403, 'forbidden'])
  })
})

describe('GET /incidents/{id}', () => {
  it('takes the id or the number, and tells the version as ETag', async () => {
    const incident = await open()
    for (const ref of [incident.id, incident.number, incident.number.toLowerCase()]) {
      const { status, headers, body } = await world.api.get(`/incidents/${ref}`, as('agent'))
      expect(status).toBe(200)
      expect(headers.get('etag')).toBe('"1"')
      expect(body).toEqual(incident)
    }
  })

  it('shows what is missing, hidden or another tenant’s alike', async () => {
    const incident = await open()
    const missing = await world.api.get('/incidents/0199aaaa-0000-7000-8000-000000000000', as('agent'))
    const foreign = await other.api.get(`/incidents/${incident.id}`, { token: other.keys.admin })
    const hidden = await world.api.get(`/incidents/${incident.id}`, as('requester'))
    const nonsense = await world.api.get('/incidents/xyz', as('agent'))
    for (const { status, body } of [missing, foreign, hidden, nonsense]) {
      expect([status, body.code]).toEqual([404, 'not_found'])
    }
    expect(foreign.body.detail).toBe(missing.body.detail)
  })
})

describe('PATCH /incidents/{id}', () => {
  it('answers with the whole resource', async () => {
    const { id } = await open()
    const { status, headers, body } = await world.api.patch(`/incidents/${id}`, { title: 'Outro título' }, as('agent'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, title: 'Outro título', version: 2 })
    expect(headers.get('etag')).toBe('"2"')
  })

  it('honours If-Match and version alike: a stale one is 409 with the present state', async () => {
    const { id } = await open()
    const current = { ...as('agent'), headers: { 'if-match': '"1"' } }
    expect((await world.api.patch(`/incidents/${id}`, { title: 'Primeira' }, current)).status).toBe(200)
    const byHeader = await world.api.patch(`/incidents/${id}`, { title: 'Segunda' }, current)
    const byBody = await world.api.patch(`/incidents/${id}`, { title: 'Terceira', version: 1 }, as('agent'))
    for (const { status, body } of [byHeader, byBody]) {
      expect([status, body.code]).toEqual([409, 'conflict'])
      expect(body.current).toMatchObject({ id, title: 'Primeira', version: 2 })
    }
  })

  it('refuses an If-Match that is none, and one that disagrees with the body', async () => {
    const { id } = await open()
    const garbage = await world.api.patch(`/incidents/${id}`, { title: 'Nova' }, { ...as('agent'), headers: { 'if-match': 'abc' } })
    const both = await world.api.patch(`/incidents/${id}`, { title: 'Nova', version: 2 }, { ...as('agent'), headers: { 'if-match': '"1"' } })
    for (const { status } of [garbage, both]) expect(status).toBe(422)
  })

  it('is refused to requesters, and to other tenants as missing', async () => {
    const { id } = await open()
    expect((await world.api.patch(`/incidents/${id}`, { title: 'Meu' }, as('requester'))).status).toBe(403)
    expect((await other.api.patch(`/incidents/${id}`, { title: 'Invasão' }, { token: other.keys.admin })).status).toBe(404)
    expect((await world.api.get(`/incidents/${id}`, as('agent'))).body.version).toBe(1)
  })
})

describe('DELETE /incidents/{id}', () => {
  it('puts into the bin with 204; then it is not found', async () => {
    const { id } = await open()
    expect((await world.api.delete(`/incidents/${id}`, as('agent'))).status).toBe(403)
    const { status, body } = await world.api.delete(`/incidents/${id}`, as('manager'))
    expect([status, body]).toEqual([204, undefined])
    expect((await world.api.get(`/incidents/${id}`, as('manager'))).status).toBe(404)
    expect((await world.api.delete(`/incidents/${id}`, as('manager'))).status).toBe(404)
  })
})

describe('POST /incidents/{id}/transitions', () => {
  it('moves along the lifecycle with 200', async () => {
    const { id } = await open()
    const held = await world.api.post(`/incidents/${id}/transitions`, { to: 'on_hold', holdReason: 'awaiting_vendor' }, as('agent'))
    expect([held.status, held.body.status, held.body.holdReason]).toEqual([200, 'on_hold', 'awaiting_vendor'])
    const resolution = { to: 'resolved', resolutionCode: 'solved', resolution: 'Trocada a fonte' }
    const resolved = await world.api.post(`/incidents/${id}/transitions`, resolution, as('agent'))
    expect(resolved.body).toMatchObject({ status: 'resolved', resolutionCode: 'solved', holdReason: null })
  })

  it('answers 409 with the legal states before it asks for fields', async () => {
    const { id } = await open()
    const { status, body } = await world.api.post(`/incidents/${id}/transitions`, { to: 'closed' }, as('agent'))
    expect([status, body.code]).toEqual([409, 'illegal_transition'])
    expect([...body.allowed].sort()).toEqual(['cancelled', 'in_progress', 'on_hold', 'resolved'])
  })

  it('answers 422 when a field is missing, and 404 to others', async () => {
    const { id } = await open()
    const missing = await world.api.post(`/incidents/${id}/transitions`, { to: 'on_hold' }, as('agent'))
    expect([missing.status, missing.body.errors[0].path]).toEqual([422, 'holdReason'])
    const foreign = await other.api.post(`/incidents/${id}/transitions`, { to: 'in_progress' }, { token: other.keys.admin })
    expect(foreign.status).toBe(404)
  })
})

describe('/incidents/{id}/assignment', () => {
  it('PUT assigns, DELETE unassigns', async () => {
    const { id } = await open()
    const put = await world.api.put(`/incidents/${id}/assignment`, { assigneeId: world.people.agent.id }, as('manager'))
    expect([put.status, put.body.assignee.id]).toEqual([200, world.people.agent.id])
    expect((await world.api.delete(`/incidents/${id}/assignment`, as('manager'))).status).toBe(204)
    expect((await world.api.get(`/incidents/${id}`, as('agent'))).body.assignee).toBeNull()
  })

  it('refuses somebody of another tenant like somebody who does not exist', async () => {
    const { id } = await open()
    const foreign = await world.api.put(`/incidents/${id}/assignment`, { assigneeId: other.people.agent.id }, as('manager'))
    const missing = await world.api.put(`/incidents/${id}/assignment`, { assigneeId: id }, as('manager'))
    expect([foreign.status, foreign.body.errors]).toEqual([422, missing.body.errors])
    expect((await world.api.put(`/incidents/${id}/assignment`, {}, as('requester'))).status).toBe(403)
  })
})

describe('/incidents/{id}/comments and timeline', () => {
  let id: string
  beforeEach(async () => {
    id = (await open({ requesterId: world.people.requester.id })).id
    for (let n = 1; n <= 5; n++) {
      const visibility = n % 2 ? 'public' : 'internal'
      expect((await world.api.post(`/incidents/${id}/comments`, { body: `Nota ${n}`, visibility }, as('agent'))).status).toBe(201)
    }
  })

  it('tells where a new message is: in its conversation', async () => {
    const { headers, body } = await world.api.post(`/incidents/${id}/comments`, { body: 'Onde estou?' }, as('agent'))
    const [path, fragment] = (headers.get('location') ?? '').split('#')
    expect(fragment).toBe(body.id)
    const list = await world.api.all(path?.replace('/api/v1', '') ?? '', as('agent'))
    expect(list.find((comment) => comment.id === fragment)).toEqual(body)
  })

  it('lists all pages without gap or repeat, and hides internal notes from the requester', async () => {
    const all = await world.api.all(`/incidents/${id}/comments?limit=2`, as('agent'))
    expect(all.map(({ body }) => body)).toEqual(['Nota 1', 'Nota 2', 'Nota 3', 'Nota 4', 'Nota 5'])
    const seen = await world.api.all(`/incidents/${id}/comments?limit=2`, as('requester'))
    expect(seen.map(({ body }) => body)).toEqual(['Nota 1', 'Nota 3', 'Nota 5'])
    const timeline = await world.api.all(`/incidents/${id}/timeline?limit=2`, as('agent'))
    expect(timeline).toHaveLength(6)
    expect(new Set(timeline.map((entry) => entry.id)).size).toBe(6)
  })

  it('refuses internal notes by requesters, and everything to other tenants', async () => {
    const internal = await world.api.post(`/incidents/${id}/comments`, { body: 'x', visibility: 'internal' }, as('requester'))
    expect(internal.status).toBe(403)
    const outsider = { token: other.keys.admin }
    expect((await other.api.post(`/incidents/${id}/comments`, { body: 'x', visibility: 'public' }, outsider)).status).toBe(404)
    expect((await other.api.get(`/incidents/${id}/comments`, outsider)).status).toBe(404)
    expect((await other.api.get(`/incidents/${id}/timeline`, outsider)).status).toBe(404)
  })

  it('refuses cursors that are not its own, and limits out of range', async () => {
    for (const query of ['cursor=abc', 'cursor=WzEsInggIiwxLDJd', 'limit=0', 'limit=101', 'limit=x', 'limit=0x10', 'limit=1e1', 'limit=', 'page=2', 'limit=5&limit=6']) {
      for (const list of ['comments', 'timeline', 'attachments']) {
        const { status, body } = await world.api.get(`/incidents/${id}/${list}?${query}`, as('agent'))
        expect([query, status, body.code]).toEqual([query, 422, 'validation_failed'])
      }
    }
  })
})

describe('GET /incidents', () => {
  it('walks through all pages without gap or repeat, in either direction, and counts', async () => {
    const walled = await createWorld()
    const key = { token: walled.keys.agent }
    for (let n = 1; n <= 23; n++) {
      const impact = (['low', 'medium', 'high'] as const)[n % 3]
      await walled.api.post('/incidents', { title: `Incidente ${n}`, impact }, key)
    }
    for (const sort of ['-createdAt', 'createdAt', 'priority', '-priority', 'number', '-updatedAt']) {
      const items = await walled.api.all(`/incidents?limit=5&sort=${sort}`, key)
      expect(new Set(items.map(({ id }) => id)).size).toBe(23)
    }
    const counted = await walled.api.get('/incidents?limit=1&count=true&priority=2,3', key)
    expect(counted.body.page.total).toBe((await walled.api.all('/incidents?priority=2,3', key)).length)
    expect((await walled.api.get('/incidents', { token: walled.keys.requester })).body.data).toEqual([])
  })

  it('refuses unknown parameters, values out of range, and a cursor of another sort', async () => {
    const first = await world.api.get('/incidents?limit=1&sort=createdAt', as('agent'))
    const cursor = encodeURIComponent(first.body.page.nextCursor)
    const refused = ['limit=0', 'limit=1000', 'limit=0x10', 'limit=1e1', 'limit=%201', 'priority=1e0', 'priority=6', 'status=open', 'colour=red', 'sort=title', 'cursor=%00', `cursor=${cursor}&sort=-createdAt`, 'assignee=%00', 'sla=late']
    for (const query of refused) {
      const { status, body } = await world.api.get(`/incidents?${query}`, as('agent'))
      expect([query, status, body.code]).toEqual([query, 422, 'validation_failed'])
    }
  })

  it('refuses a made-up cursor whose value is none of its sort', async () => {
    const made = (sort: string, value: unknown) =>
      `sort=${sort}&cursor=${Buffer.from(JSON.stringify([1, sort, value, world.tenant.id])).toString('base64url')}`
    const queries = [
      made('priority', '2026-01-01T00:00:00Z'),
      made('priority', 99_999),
      made('createdAt', 5),
      made('-createdAt', '0000-01-01T00:00:00.000Z'),
      made('number', 2 ** 40),
    ]
    for (const query of queries) {
      const { status, body } = await world.api.get(`/incidents?${query}`, as('agent'))
      expect([query, status, body.errors[0].code]).toEqual([query, 422, 'invalid_cursor'])
    }
  })

  it('takes instants with any offset, from 1970 to 9999', async () => {
    const { createdAt, id } = await open()
    const after = (instant: string) => world.api.get(`/incidents?createdAfter=${encodeURIComponent(instant)}`, as('agent'))
    for (const instant of ['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59-01:00', '2026-02-30T00:00:00Z', 'yesterday']) {
      const { status, body } = await after(instant)
      expect([instant, status, body.errors.length]).toEqual([instant, 422, 1])
    }
    // 23 hours ahead of UTC: more than PostgreSQL itself would read.
    const eastern = (shift: number) => `${new Date(Date.parse(createdAt) + 23 * 3_600_000 + shift).toISOString().slice(0, -1)}+23:00`
    const ids = async (shift: number) => (await after(eastern(shift))).body.data.map((incident: { id: string }) => incident.id)
    expect(await ids(-1)).toContain(id)
    expect(await ids(0)).not.toContain(id)
  })
})
