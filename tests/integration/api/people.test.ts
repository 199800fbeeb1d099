import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '@/lib/platform/auth/password'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/platform/limits/limiter'
import { ownerSql } from '../../support/database'
import { createUser } from '../../support/factories'
import { apiOf } from './client'
import { createWorld, type World } from './world'

let world: World
let other: World
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})

const as = (role: keyof World['keys']) => ({ token: world.keys[role] })
const outsider = () => ({ token: other.keys.admin })

describe.each([
  { path: '/categories', field: 'Rede', manage: 'admin', read: 'requester', create: (name: string) => ({ name }) },
  { path: '/teams', field: 'N1', manage: 'admin', read: 'agent', create: (name: string) => ({ name }) },
] as const)('$path', ({ path, manage, read, create }) => {
  it('are made, read, changed and archived by who may', async () => {
    const created = await world.api.post(path, create('Primeira'), as(manage))
    expect([created.status, created.headers.get('location')]).toEqual([201, `/api/v1${path}/${created.body.id}`])
    const at = `${path}/${created.body.id}`
    expect((await world.api.get(at, as(read))).body).toEqual(created.body)
    const renamed = await world.api.patch(at, { name: 'Segunda' }, { ...as(manage), headers: { 'if-match': '"1"' } })
    expect([renamed.status, renamed.body.name, renamed.headers.get('etag')]).toEqual([200, 'Segunda', '"2"'])
    const stale = await world.api.patch(at, { name: 'Terceira', version: 1 }, as(manage))
    expect([stale.status, stale.body.current.name]).toEqual([409, 'Segunda'])
    expect((await world.api.delete(at, as(manage))).status).toBe(204)
    const ids = async (query: string) => (await world.api.all(`${path}${query}`, as(read))).map(({ id }) => id)
    expect(await ids('')).not.toContain(created.body.id)
    expect(await ids('?archived=true')).toContain(created.body.id)
  })

  it('are refused to others: 401, 403, 404 across tenants, 422 for unknown fields', async () => {
    const { body } = await world.api.post(path, create('Guardada'), as(manage))
    const at = `${path}/${body.id}`
    expect((await world.api.get(path)).status).toBe(401)
    expect((await world.api.post(path, create('x'), as('agent'))).status).toBe(403)
    expect((await world.api.patch(at, { name: 'x' }, as('agent'))).status).toBe(403)
    expect((await world.api.delete(at, as('agent'))).status).toBe(403)
    expect((await other.api.get(at, outsider())).status).toBe(404)
    expect((await other.api.patch(at, { name: 'x' }, outsider())).status).toBe(404)
    expect((await other.api.delete(at, outsider())).status).toBe(404)
    expect((await world.api.get(`${path}/nonsense`, as(manage))).status).toBe(404)
    expect((await world.api.post(path, { ...create('y'), colour: 'red' }, as(manage))).body.errors[0].path).toBe('colour')
    expect((await world.api.get(at, as(manage))).body).toEqual(body)
  })

  it('are listed page by page', async () => {
    for (let n = 0; n < 7; n++) await world.api.post(path, create(`Lista ${n}`), as(manage))
    const all = await world.api.all(path, as(read))
    expect(await world.api.all(`${path}?limit=3`, as(read))).toEqual(all)
    for (const query of ['limit=0', 'cursor=abc', 'colour=red', 'archived=perhaps']) {
      expect((await world.api.get(`${path}?${query}`, as(read))).status).toBe(422)
    }
  })
})

describe('/users', () => {
  it('are invited or added as contacts, listed, changed and shut out', async () => {
    const invited = await world.api.post('/users', { kind: 'person', name: 'Ana Lima', email: 'ana@nova.example', role: 'agent' }, as('admin'))
    expect([invited.status, invited.body.status, invited.body.role.key]).toEqual([201, 'invited', 'agent'])
    const contact = await world.api.post('/users', { kind: 'contact', name: 'Sem e-mail' }, as('agent'))
    expect([contact.status, contact.body.kind]).toEqual([201, 'contact'])
    const at = `/users/${invited.body.id}`
    const changed = await world.api.patch(at, { name: 'Ana L.', version: invited.body.version }, as('admin'))
    expect([changed.status, changed.body.name]).toEqual([200, 'Ana L.'])
    expect((await world.api.patch(at, { name: 'x', version: 1 }, as('admin'))).status).toBe(409)
    expect((await world.api.put(`${at}/suspension`, undefined, as('admin'))).body.status).toBe('suspended')
    expect((await world.api.put(`${at}/suspension`, undefined, as('admin'))).status).toBe(409)
    expect((await world.api.delete(`${at}/suspension`, as('admin'))).status).toBe(204)
  })

  it('are read by staff, managed by admins, and nobody of another tenant', async () => {
    const at = `/users/${world.people.agent.id}`
    expect((await world.api.get(at, as('agent'))).body.email).toBe(world.people.agent.email)
    expect((await world.api.get('/users', as('requester'))).status).toBe(403)
    expect((await world.api.patch(at, { name: 'x' }, as('manager'))).status).toBe(403)
    expect((await other.api.get(at, outsider())).status).toBe(404)
    expect((await other.api.patch(at, { name: 'x' }, outsider())).status).toBe(404)
    expect((await other.api.put(`${at}/suspension`, undefined, outsider())).status).toBe(404)
    expect((await world.api.post('/users', { kind: 'robot', name: 'x' }, as('admin'))).body.errors[0].path).toBe('kind')
  })

  it('are listed page by page and filtered', async () => {
    const everybody = await world.api.all('/users?limit=2', as('agent'))
    expect(new Set(everybody.map(({ id }) => id)).size).toBe(everybody.length)
    expect(await world.api.all('/users?role=manager', as('agent'))).toHaveLength(1)
    expect((await world.api.get('/users?limit=1&count=true', as('agent'))).body.page.total).toBe(everybody.length)
    for (const query of ['kind=robot', 'cursor=abc', 'limit=200', 'colour=red', 'q=%00']) {
      expect((await world.api.get(`/users?${query}`, as('agent'))).status).toBe(422)
    }
  })
})

describe('/api-keys', () => {
  it('are made, work at once, are listed without secrets, and end at once', async () => {
    const made = await world.api.post('/api-keys', { kind: 'service', name: 'Monitor', role: 'agent', scopes: ['incident.create', 'incident.read'] }, as('admin'))
    expect([made.status, made.body.kind]).toEqual([201, 'service'])
    const token = made.body.secret
    expect((await world.api.post('/incidents', { title: 'Disco cheio' }, { token })).status).toBe(201)
    expect((await world.api.get('/users', { token })).status).toBe(403)
    const listed = await world.api.all('/api-keys?limit=2', as('admin'))
    expect(listed.map(({ id }) => id)).toContain(made.body.id)
    expect(JSON.stringify(listed)).not.toContain(token)
    expect((await world.api.delete(`/api-keys/${made.body.id}`, as('admin'))).status).toBe(204)
    await expect.poll(async () => (await world.api.get('/incidents', { token })).status).toBe(401)
  })

  it('are listed to the last one, however many there are', async () => {
    const { tenant, people } = world
    const keys = Array.from({ length: 505 }, () => newId())
    await ownerSql(
      `insert into api_key (tenant_id, id, kind, name, user_id, created_by_id, prefix, hash, scopes)
       select $1, id, 'personal', 'many', $2, $2, id::text, id::text, '{}' from unnest($3::uuid[]) as id`,
      [tenant.id, people.admin.id, keys],
    )
    const listed = (await world.api.all('/api-keys?limit=100', as('admin'))).map(({ id }) => id)
    expect(listed).toEqual(expect.arrayContaining(keys))
    await ownerSql(`delete from api_key where tenant_id = $1 and name = 'many'`, [tenant.id])
  })

  it('are one’s own unless one manages them', async () => {
    const mine = await world.api.post('/api-keys', { kind: 'personal', name: 'Minha' }, as('agent'))
    const theirs = await world.api.post('/api-keys', { kind: 'personal', name: 'Dela' }, as('manager'))
    const seen = (await world.api.all('/api-keys', as('agent'))).map(({ id }) => id)
    expect(seen).toContain(mine.body.id)
    expect(seen).not.toContain(theirs.body.id)
    expect((await world.api.delete(`/api-keys/${theirs.body.id}`, as('agent'))).status).toBe(404)
    expect((await world.api.get(`/api-keys/${theirs.body.id}`, as('admin'))).status).toBe(200)
    expect((await other.api.get(`/api-keys/${theirs.body.id}`, outsider())).status).toBe(404)
    expect((await world.api.post('/api-keys', { kind: 'personal', name: 'x' }, as('requester'))).status).toBe(403)
    expect((await world.api.post('/api-keys', { kind: 'service', name: 'x', role: 'admin' }, as('agent'))).status).toBe(403)
  })
})

describe('/auth', () => {
  const password = 'correct horse battery staple'

  it('gives tokens that work, rotate, and end: reuse ends the family', async () => {
    const user = await createUser(world.tenant, { role: 'agent', passwordHash: await hashPassword(password) })
    const api = apiOf(`${world.tenant.slug}.localhost`)
    const first = await api.post('/auth/token', { email: user.email, password })
    expect([first.status, first.body.expiresIn]).toEqual([200, 900])
    expect((await api.get('/incidents', { token: first.body.accessToken })).status).toBe(200)
    expect((await other.api.get('/incidents', { token: first.body.accessToken })).status).toBe(401)
    const second = await api.post('/auth/refresh', { refreshToken: first.body.refreshToken })
    expect((await api.get('/incidents', { token: second.body.accessToken })).status).toBe(200)
    expect((await api.post('/auth/refresh', { refreshToken: first.body.refreshToken })).status).toBe(401)
    await expect.poll(async () => (await api.get('/incidents', { token: second.body.accessToken })).status).toBe(401)
    expect((await api.post('/auth/refresh', { refreshToken: second.body.refreshToken })).status).toBe(401)
  })

  it('logs out with 204; a key has nothing to log out from', async () => {
    const user = await createUser(world.tenant, { role: 'agent', passwordHash: await hashPassword(password) })
    const api = apiOf(`${world.tenant.slug}.localhost`)
    const { body } = await api.post('/auth/token', { email: user.email, password })
    expect((await api.call('POST', '/auth/logout', { token: body.accessToken })).status).toBe(204)
    await expect.poll(async () => (await api.get('/incidents', { token: body.accessToken })).status).toBe(401)
    expect((await api.call('POST', '/auth/logout', as('agent'))).status).toBe(403)
  })

  it('refuses wrong passwords alike, unknown fields, and the eleventh try a minute', async () => {
    const user = await createUser(world.tenant, { role: 'agent', passwordHash: await hashPassword(password) })
    const api = apiOf(`${world.tenant.slug}.localhost`)
    const wrong = await api.post('/auth/token', { email: user.email, password: 'wrong' })
    const nobody = await api.post('/auth/token', { email: 'nobody@nowhere.example', password })
    expect([wrong.status, nobody.status, wrong.body.detail]).toEqual([401, 401, nobody.body.detail])
    expect((await api.post('/auth/token', { email: user.email, password, admin: true })).status).toBe(422)
    for (let n = 3; n < 10; n++) await api.post('/auth/token', {})
    const refused = await api.post('/auth/token', { email: user.email, password })
    expect([refused.status, refused.headers.get('ratelimit-limit')]).toEqual([429, '10'])
    resetLimits()
  })
})
