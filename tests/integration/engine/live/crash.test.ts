import type { PresenceChannel } from 'pusher-js'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../support/database'
import { freePort } from '../support/engine-process'
import { until } from '../support/runs'
import { clientOf, heard, rawClient, serverOf, startLiveEngine, subscribed } from './support'

test('kill -9 of an engine: its members leave; its clients come back by themselves and hear again', { timeout: 60_000 }, async () => {
  const databaseUrl = await createDatabase()
  const port = await freePort()
  const [first, second] = [await startLiveEngine(databaseUrl, { port }), await startLiveEngine(databaseUrl)]
  const lost = clientOf(first, { user: 's-1', member: { user_id: 'ana' } })
  const steady = clientOf(second, { member: { user_id: 'bia' } })
  onTestFinished(async () => {
    lost.disconnect()
    steady.disconnect()
    await second.stop()
  })
  const watched = (await subscribed(steady, 'presence-ticket')) as PresenceChannel
  const hers = (await subscribed(lost, 'presence-ticket')) as PresenceChannel
  await until(() => watched.members.count === 2, 5_000)

  const gone = heard<{ id: string }>(watched, 'pusher:member_removed')
  const back = heard<{ id: string }>(watched, 'pusher:member_added')
  await first.kill()
  expect((await gone).id).toBe('ana')
  const again = await startLiveEngine(databaseUrl, { port })
  onTestFinished(async () => void (await again.stop()))
  expect((await back).id).toBe('ana')
  const news = heard(hers, 'changed')
  await serverOf(second).trigger('presence-ticket', 'changed', { n: 1 })
  expect(await news).toEqual({ n: 1 })
})

test('an engine that is asked to stop sends its clients away with a code that brings them back', async () => {
  const engine = await startLiveEngine(await createDatabase())
  const client = await rawClient(engine)
  const code = engine.stop()
  expect((await client.closed)[0]).toBe(4200)
  expect(await code).toBe(0)
})
