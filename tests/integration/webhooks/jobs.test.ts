import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { replayDelivery } from '@/lib/integrations/webhooks/deliveries/replay'
import { startWebhooks } from '@/lib/integrations/webhooks/delivery/companion'
import { startJobs, type Jobs } from '../../support/jobs-server'
import { deliveriesOf, webhookWorld } from './world'

let jobs: Jobs
beforeAll(async () => {
  process.env.FAROL_ALLOW_PRIVATE_HOSTS = '1'
  jobs = await startJobs()
  startWebhooks()
})
afterAll(() => jobs.stop())

async function until(done: () => boolean, milliseconds: number): Promise<void> {
  for (const end = Date.now() + milliseconds; Date.now() < end && !done(); await sleep(20));
}

it('what happens is sent by itself, tried again by itself, and repeated when asked', async () => {
  const world = await webhookWorld()
  const { receiver, agent, admin } = world
  receiver.status(500)
  await createIncident(agent, { title: 'Sem rede' })
  await until(() => receiver.taken.length === 1, 10_000)
  expect(receiver.taken).toHaveLength(1)
  receiver.well()
  await until(() => receiver.taken.length === 2, 20_000)
  expect(receiver.taken[1]?.text).toBe(receiver.taken[0]?.text)
  await sleep(300)
  const [delivery] = await deliveriesOf(world)
  expect(delivery).toMatchObject({ status: 'delivered', attempts: 2 })
  await replayDelivery(admin, delivery?.id ?? '')
  await until(() => receiver.taken.length === 3, 10_000)
  expect(receiver.taken[2]?.text).toBe(receiver.taken[0]?.text)
  await receiver.stop()
}, 60_000)

it('many events of many tenants are sent once each, and soon', async () => {
  const worlds = await Promise.all(Array.from({ length: 5 }, () => webhookWorld({ events: ['incident.created'] })))
  const begin = Date.now()
  for (const { agent } of worlds) for (let n = 0; n < 20; n++) await createIncident(agent, { title: `Nummer ${n}` })
  const complete = () => worlds.every(({ receiver }) => receiver.taken.length >= 20)
  await until(complete, 30_000)
  expect(complete()).toBe(true)
  expect(Date.now() - begin).toBeLessThan(30_000)
  for (const { receiver } of worlds) {
    expect(new Set(receiver.taken.map(({ body }) => body.id)).size).toBe(20)
    expect(receiver.taken).toHaveLength(20)
    await receiver.stop()
  }
}, 60_000)
