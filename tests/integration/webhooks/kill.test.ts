import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { drainWebhooks } from '@/lib/integrations/webhooks/delivery/drain'
import { typescript } from '@/scripts/lib/typescript-args.mjs'
import { deliveriesOf, later, note, webhookWorld, type World } from './world'

const EVENTS = 30
/** Requests to one endpoint at the same time: so many may have been under way. */
const UNDER_WAY = 4

beforeAll(() => {
  process.env.FAROL_ALLOW_PRIVATE_HOSTS = '1'
})

let world: World
afterEach(() => world.receiver.stop())

/** A process that sends; it dies with the nth request that arrives. */
function sendAndDie(dieWith: number): ChildProcess {
  const child = spawn(process.execPath, [...typescript, 'tests/integration/webhooks/drain-process.ts'], {
    env: { ...process.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  world.receiver.answer = (response) => {
    if (world.receiver.taken.length >= dieWith) child.kill('SIGKILL')
    response.writeHead(200).end()
  }
  return child
}

it('whoever is killed in the middle loses nothing, and repeats no more than was under way, under the same ids', async () => {
  world = await webhookWorld({ events: ['incident.created'] })
  for (let n = 0; n < EVENTS; n++) await createIncident(world.agent, { title: `Nummer ${n}` })
  await note(world)
  for (const dieWith of [7, 15]) {
    await once(sendAndDie(dieWith), 'exit')
    expect(world.receiver.taken.length).toBeLessThan(EVENTS)
    await later(world)
  }
  world.receiver.well()
  await drainWebhooks()
  const { taken } = world.receiver
  expect(new Set(taken.map(({ body }) => body.id)).size).toBe(EVENTS)
  expect(taken.length).toBeLessThanOrEqual(EVENTS + 2 * UNDER_WAY)
  expect((await deliveriesOf(world)).every(({ status }) => status === 'delivered')).toBe(true)
}, 60_000)
