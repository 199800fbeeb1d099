import { beforeAll, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { getIncident } from '@/lib/incidents/queries'
import { incidentSchema } from '@/lib/incidents/schema'
import { Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { listTimeline } from '@/lib/tickets/timeline'
import { ownerSql } from '../../support/database'
import { audit, createWorld, events, userId, type World } from './world'

let world: World
let other: World
beforeAll(async () => {
  world = await createWorld()
  other = await createWorld()
})

const issuesOf = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    if (error instanceof ValidationFailed) return error.issues.map((issue) => issue.path)
    throw error
  }
  return []
}

describe('createIncident', () => {
  it('gives the documented shape, a number, a derived priority, and leaves timeline, audit and event', async () => {
    const incident = await createIncident(world.as.agent, {
      title: 'VPN cai a cada dez minutos',
      description: 'Desde **ontem**',
      impact: 'high',
      urgency: 'medium',
      requester: { email: 'Maria@Cliente.test', name: 'Maria' },
      tags: ['VPN', 'rede'],
      customFields: { floor: 3 },
    })
    expect(incidentSchema.strict().parse(incident)).toEqual(incident)
    expect(incident).toMatchObject({
      number: expect.stringMatching(/^INC-\d{6}$/),
      status: 'new',
      priority: 2,
      requester: { name: 'Maria', email: 'maria@cliente.test' },
      tags: ['rede', 'vpn'],
      descriptionHtml: '<p>Desde <strong>ontem</strong></p>',
      version: 1,
    })
    expect(await getIncident(world.as.agent, incident.number)).toEqual(incident)
    const timeline = await listTimeline(world.as.agent, 'incident', incident.id)
    expect(timeline.data.map((entry) => entry.type)).toEqual(['created'])
    expect(await audit(world.tenant, incident.id)).toMatchObject([{ action: 'incident.created' }])
    expect((await events(world.tenant)).filter((event) => event.payload.id === incident.id)).toHaveLength(1)
  })

  it('counts per tenant, and never gives a number twice when many come at once', async () => {
    const fresh = await createWorld()
    const made = await Promise.all(
      Array.from({ length: 30 }, (_, index) => createIncident(fresh.as.agent, { title: `Falha número ${index}` })),
    )
    expect(new Set(made.map((incident) => incident.number)).size).toBe(30)
    expect(made.map((incident) => incident.number).sort()[0]).toBe('INC-000001')
  })

  it('lets a requester open for themselves only, and not route', async () => {
    const mine = await createIncident(world.as.requester, { title: 'Sem acesso ao portal' })
    expect(mine.requester.id).toBe(userId(world.as.requester))
    expect(mine.channel).toBe('portal')
    await expect(createIncident(world.as.requester, { title: 'Para outro', requester: { email: 'x@y.test' } })).rejects.toThrow(Forbidden)
    await expect(createIncident(world.as.requester, { title: 'Para outro', requesterId: userId(world.as.agent) })).rejects.toThrow(Forbidden)
    await expect(createIncident(world.as.requester, { title: 'Com rota', assigneeId: userId(world.as.agent) })).rejects.toThrow(Forbidden)
  })

  it('names every refused field', async () => {
    expect(await issuesOf(createIncident(world.as.agent, { title: ' ', impact: 'huge', color: 'red' }))).toEqual(['title', 'impact', 'color'])
    expect(await issuesOf(createIncident(world.as.agent, { title: 'Sem equipe', teamId: newId() }))).toEqual(['teamId'])
    expect(await issuesOf(createIncident(world.as.agent, { title: 'Requester cannot work', assigneeId: userId(world.as.requester) }))).toEqual(['assigneeId'])
  })

  it('refuses whatever belongs to another tenant exactly as if it did not exist', async () => {
    const stranger = userId(other.as.agent)
    expect(await issuesOf(createIncident(world.as.agent, { title: 'Estranho', assigneeId: stranger }))).toEqual(['assigneeId'])
    expect(await issuesOf(createIncident(world.as.agent, { title: 'Estranho', requesterId: stranger }))).toEqual(['requesterId'])
    const theirs = await createIncident(other.as.agent, { title: 'Segredo da outra' })
    await expect(getIncident(world.as.admin, theirs.id)).rejects.toThrow(NotFound)
  })

  it('leaves nothing behind when it fails', async () => {
    const count = async () => (await ownerSql<{ n: number }>('select count(*)::int as n from ticket where tenant_id = $1', [world.tenant.id]))[0]?.n
    const before = await count()
    await expect(createIncident(world.as.agent, { title: 'Falha', requester: { email: 'novo@x.test' }, teamId: newId() })).rejects.toThrow()
    expect(await count()).toBe(before)
    expect(await ownerSql('select 1 from app_user where tenant_id = $1 and email = $2', [world.tenant.id, 'novo@x.test'])).toEqual([])
  })

  it('takes one contact when two requests bring the same new address at once', async () => {
    const both = await Promise.all([1, 2, 3, 4].map((n) => createIncident(world.as.agent, { title: `Chamado ${n}`, requester: { email: 'corrida@x.test' } })))
    expect(new Set(both.map((incident) => incident.requester.id)).size).toBe(1)
  })
})
