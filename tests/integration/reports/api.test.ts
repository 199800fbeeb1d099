import { beforeAll, describe, expect, it } from 'vitest'
import { reportSchema } from '@/lib/reports/schema'
import { REPORTS } from '@/lib/reports/vocabulary'
import { createTicket } from '../../support/factories'
import { createWorld, type World } from '../api/world'

let world: World
const get = (path: string, role: 'manager' | 'agent' = 'manager') => world.api.get(path, { token: world.keys[role] })

beforeAll(async () => {
  world = await createWorld()
  await createTicket(world.tenant, world.people.requester)
})

describe('GET /reports/{name}', () => {
  it.each(REPORTS)('%s is as documented', async (name) => {
    const answer = await get(`/reports/${name}?period=7d`)
    expect(answer.status).toBe(200)
    expect(reportSchema.parse(answer.body)).toMatchObject({ name, timezone: 'America/Sao_Paulo' })
  })

  it.each([
    ['/reports/nothing', 404],
    ['/reports/summary?period=year', 422],
    ['/reports/summary?from=2020-01-01&to=2023-01-01', 422],
    ['/reports/summary?colour=red', 422],
  ])('%s is %i', async (path, status) => {
    expect((await get(path)).status).toBe(status)
  })

  it('is for those who may read reports', async () => {
    expect((await get('/reports/summary', 'agent')).status).toBe(403)
  })
})

describe('GET /incidents with what reports count by', () => {
  it.each(['weekday=8', 'hour=24', 'openAt=yesterday', 'firstResponse=late', 'replied=maybe', 'policy=x'])('refuses %s', async (query) => {
    expect((await get(`/incidents?${query}`)).status).toBe(422)
  })

  it('keeps measures from requesters', async () => {
    expect((await world.api.get('/incidents?replied=true', { token: world.keys.requester })).status).toBe(403)
  })
})
