import { beforeAll, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { ctxFor } from '@/tests/support/factories'
import { givenKnownError } from '@/tests/support/known-errors'
import { createWorld, type World } from '../api/world'

const VPN = { title: 'VPN recusa a conexão', symptoms: 'A VPN não conecta e mostra 0x800704C9', errorCode: '0x800704C9' }

let world: World
let id: string
beforeAll(async () => {
  world = await createWorld()
  id = await givenKnownError(world.tenant, world.people.agent, VPN)
})

const as = (role: keyof World['keys']) => ({ token: world.keys[role] })

it('known errors are listed and read by those who work tickets', async () => {
  const list = await world.api.get('/known-errors?q=vpn', as('agent'))
  expect(list.body.data).toMatchObject([{ id, title: VPN.title, errorCode: VPN.errorCode, current: true }])
  expect((await world.api.get(`/known-errors/${list.body.data[0].number}`, as('agent'))).body).toEqual(list.body.data[0])
  expect((await world.api.get('/known-errors?state=nonsense', as('agent'))).status).toBe(422)
  expect((await world.api.get('/known-errors', as('requester'))).status).toBe(403)
  expect((await world.api.get('/known-errors/PRB-999999', as('agent'))).status).toBe(404)
})

it('texts are matched, for requesters without the problem’s number', async () => {
  const body = { title: 'vpn não conecta', description: 'erro 0x800704c9' }
  const agents = await world.api.post('/known-errors/matches', body, as('agent'))
  expect(agents.body.data).toMatchObject([{ problemId: id, because: [{ kind: 'code' }, { kind: 'words' }] }])
  const requesters = await world.api.post('/known-errors/matches', body, as('requester'))
  expect(requesters.body.data).toMatchObject([{ problemId: id, number: null }])
  expect((await world.api.post('/known-errors/matches', { title: 1 }, as('agent'))).status).toBe(422)
})

it('one is applied to an incident, or dismissed there', async () => {
  const agent = ctxFor(world.tenant, world.people.agent)
  const [one, other] = [await createIncident(agent, { title: 'VPN não conecta' }), await createIncident(agent, { title: 'VPN de novo' })]
  const use = (incident: string, outcome: string, role: keyof World['keys'] = 'agent') =>
    world.api.post(`/known-errors/${id}/uses`, { incident, outcome }, as(role))
  expect((await use(one.number, 'used')).body.counts).toMatchObject({ incidents: 1, used: 1, dismissed: 0 })
  expect((await use(other.id, 'dismissed')).body.counts).toMatchObject({ incidents: 1, used: 1, dismissed: 1 })
  expect((await use(one.id, 'offered')).status).toBe(422)
  expect((await use('INC-999999', 'used')).status).toBe(422)
  expect((await use(one.id, 'used', 'requester')).status).toBe(403)
})

it('configuration items are made, read, changed and archived by who may', async () => {
  const created = await world.api.post('/configuration-items', { name: 'ERP', kind: 'application' }, as('manager'))
  const at = `/configuration-items/${created.body.id}`
  expect([created.status, created.headers.get('location')]).toEqual([201, `/api/v1${at}`])
  const renamed = await world.api.patch(at, { name: 'ERP Fiscal' }, { ...as('manager'), headers: { 'if-match': '"1"' } })
  expect(renamed.body).toMatchObject({ name: 'ERP Fiscal', version: 2 })
  expect((await world.api.patch(at, { name: 'X' }, { ...as('manager'), headers: { 'if-match': '"1"' } })).status).toBe(409)
  expect((await world.api.get(at, as('agent'))).body).toEqual(renamed.body)
  expect((await world.api.post('/configuration-items', { name: 'X' }, as('agent'))).status).toBe(403)
  const incident = await createIncident(ctxFor(world.tenant, world.people.agent), { title: 'ERP fora do ar' })
  const items = `/incidents/${incident.number}/configuration-items`
  const set = await world.api.put(items, { itemIds: [created.body.id] }, as('agent'))
  expect(set.body.data).toMatchObject([{ name: 'ERP Fiscal', kind: 'application' }])
  expect((await world.api.get(items, as('agent'))).body).toEqual(set.body)
  expect((await world.api.put(`/problems/${id}/configuration-items`, { itemIds: [created.body.id] }, as('agent'))).body).toEqual(set.body)
  expect((await world.api.delete(at, as('manager'))).status).toBe(204)
  expect((await world.api.get('/configuration-items', as('agent'))).body.data).toEqual([])
})
