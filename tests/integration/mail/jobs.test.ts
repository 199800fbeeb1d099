import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assignIncident } from '@/lib/incidents/assign'
import { createIncident } from '@/lib/incidents/create'
import { updateIncident } from '@/lib/incidents/update'
import { ownerSql } from '../../support/database'
import { startJobs, type Jobs } from '../../support/jobs-server'
import { createWorld, userId } from '../incidents/world'
import { open, timerWorld } from '../sla/timer-world'
import { bells, deliveries } from './post'

let jobs: Jobs
beforeAll(async () => {
  jobs = await startJobs()
})
afterAll(() => jobs.stop())

const kept = (tenantId: string) =>
  ownerSql<{ kind: string; message_id: string; headers: Record<string, string> }>('select * from mail_message where tenant_id = $1 order by id', [tenantId])

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 25_000; Date.now() < end; await sleep(100)) if (await done()) return
}

it('what happens to a ticket is told within moments, each thing once', async () => {
  const { as, tenant } = await createWorld()
  const { id } = await createIncident(as.agent, { title: 'Sem rede', requesterId: userId(as.requester) })
  await assignIncident(as.manager, id, { assigneeId: userId(as.agent) })
  await updateIncident(as.agent, id, { title: 'Sem rede mesmo' })
  await updateIncident(as.manager, id, { assigneeId: userId(as.agent_l2) })
  const reached = async () => new Set((await bells(tenant)).map(({ user_id }) => user_id)).has(userId(as.agent_l2)) && (await kept(tenant.id)).length >= 2
  await until(reached)
  await sleep(1_500)
  const mails = await kept(tenant.id)
  expect(mails.map(({ kind }) => kind).filter((kind) => kind === 'received')).toHaveLength(1)
  expect(mails.length).toBeLessThanOrEqual(3)
  expect(new Set(mails.map(({ message_id }) => message_id)).size).toBe(mails.length)
  expect((await deliveries(tenant)).every(({ status, transport }) => status === 'sent' && transport === 'mailbox')).toBe(true)
  expect((await bells(tenant)).map(({ user_id }) => user_id)).toContain(userId(as.agent_l2))
}, 60_000)

it('a breach is told by mail too, and nobody has two notices of it', async () => {
  const world = await timerWorld([{ on: 'breach', notify: ['assignee'] }], { 3: { firstResponse: 2, resolution: 3_600 } })
  await open(world, { assigneeId: userId(world.as.agent) }, new Date())
  const breaches = async () => (await deliveries(world.tenant)).filter(({ event, status }) => event === 'sla_breach' && status === 'sent')
  await until(async () => (await breaches()).length >= 2)
  const address = (role: 'agent' | 'manager') => (world.as[role].actor.kind === 'user' ? world.as[role].actor.email : '')
  expect((await breaches()).map(({ to_address }) => to_address).sort()).toEqual([address('agent'), address('manager')].sort())
  const told = (await bells(world.tenant)).filter(({ type }) => type === 'sla_breach')
  expect(told).toMatchObject([{ user_id: userId(world.as.agent), data: { metric: 'first_response' } }])
}, 60_000)
