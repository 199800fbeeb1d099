import { setTimeout as sleep } from 'node:timers/promises'
import type { InngestFunction } from 'inngest'
import { expect, test } from 'vitest'
import { useContract } from '../support/contract'
import { endedRun, endedRuns, runsOf, until } from '../support/runs'

const contract = useContract('events')

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${contract.target.url}/e/${path}`, { method: 'POST', body, headers })

test('an event with an id counts once', async () => {
  const { client, deploy, send, target } = contract
  let runs = 0
  await deploy(
    client.createFunction({ id: 'once', triggers: [{ event: 'events/once' }] }, async ({ event }) => {
      runs++
      return event.id
    }),
  )
  const id = `outbox-${Date.now()}`
  const first = await send('events/once', { n: 1 }, { id })
  await send('events/once', { n: 2 }, { id })
  await client.send([1, 2].map(() => ({ name: 'events/once', data: {}, id })))
  expect(await endedRun(target, first)).toMatchObject({ output: id })
  await sleep(500)
  expect(runs).toBe(1)
})

test('a request that is sent again with its seed counts once', async () => {
  const { client, deploy, target } = contract
  let runs = 0
  await deploy(
    client.createFunction({ id: 'seeded', triggers: [{ event: 'events/seeded' }] }, async () => runs++),
  )
  const body = JSON.stringify([1, 2, 3].map((n) => ({ name: 'events/seeded', data: { n }, ts: Date.now() })))
  const headers = {
    'x-inngest-event-id-seed': `${Date.now()},${Buffer.from('0123456789').toString('base64')}`,
  }
  const answers = await Promise.all([1, 2, 3].map(() => post(target.eventKey, body, headers)))
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { ids: string[] }[]
  expect(new Set(bodies.map(({ ids }) => ids.join())).size).toBe(1)
  await until(() => runs >= 3)
  await sleep(500)
  expect(runs).toBe(3)
})

test('what is no event, or comes with a wrong key, is refused', async () => {
  const { target } = contract
  const status = async (path: string, body: string) => {
    const answer = await post(path, body)
    const content = (await answer.json()) as { error?: string }
    return [answer.status, typeof content.error]
  }
  expect(await status('wrong-key', '{"name":"a/b","data":{}}')).toEqual([401, 'string'])
  expect(await status(target.eventKey, '{"name":')).toEqual([400, 'string'])
  expect(await status(target.eventKey, '{"data":{}}')).toEqual([400, 'string'])
  expect(await status(target.eventKey, '{"name":"inngest/function.failed","data":{}}')).toEqual([
    400,
    'string',
  ])
  expect(await status(target.eventKey, '{"name":"a/b","data":3}')).toEqual([400, 'string'])
  const huge = JSON.stringify({ name: 'a/b', data: { text: 'x'.repeat(20 * 1024 * 1024) } })
  expect(await status(target.eventKey, huge)).toEqual([413, 'string'])
})

test('any text arrives as it was sent, half a character aside', async () => {
  const { client, deploy, send, target } = contract
  await deploy(
    client.createFunction({ id: 'text', triggers: [{ event: 'events/text' }] }, async ({ event, step }) =>
      step.run('echo \0', () => event.data),
    ),
  )
  const data = { plain: 'ação 😀 "\\u"', nul: 'a\0b', big: 9_007_199_254_740_991, nested: [[{ '': null }]] }
  expect(await endedRun(target, await send('events/text', data))).toMatchObject({ output: data })
  const cut = await endedRun(target, await send('events/text', { cut: '😀'.slice(0, 1) }))
  expect(cut.status).toBe('Completed')
})

test('five hundred events, over a megabyte, in one request', { timeout: 60_000 }, async () => {
  const { client, deploy, target } = contract
  const seen = new Set<number>()
  await deploy(
    client.createFunction({ id: 'bulk', triggers: [{ event: 'events/bulk' }] }, async ({ event }) => {
      seen.add(event.data.n as number)
      return event.data.n as number
    }),
  )
  const { ids } = await client.send(
    Array.from({ length: 500 }, (_, n) => ({ name: 'events/bulk', data: { n, text: 'x'.repeat(2_500) } })),
  )
  expect(new Set(ids).size).toBe(500)
  await until(() => seen.size === 500)
  expect(await endedRun(target, ids[499])).toMatchObject({ output: 499 })
})

test('waiting for an event: the matching one, none in time, and several at once', async () => {
  const { client, deploy, send, target } = contract
  await deploy(
    client.createFunction({ id: 'waiter', triggers: [{ event: 'wait/begin' }] }, async ({ step }) => {
      const matched = step.waitForEvent('matched', {
        event: 'wait/answer',
        match: 'data.order',
        timeout: '10s',
      })
      const conditional = step.waitForEvent('conditional', {
        event: 'wait/answer',
        if: 'async.data.amount > event.data.amount',
        timeout: '10s',
      })
      const never = step.waitForEvent('never', { event: 'wait/never', timeout: '1s' })
      const [a, b, c] = await Promise.all([matched, conditional, never])
      return [a?.data.n as number, b?.data.n as number, c]
    }),
  )
  const id = await send('wait/begin', { order: 'A', amount: 10 })
  await until(async () => (await runsOf(target, id)).length === 1)
  await sleep(400)
  await send('wait/answer', { n: 1, order: 'B', amount: 5 })
  await send('wait/answer', { n: 2, order: 'B', amount: 50 })
  await send('wait/answer', { n: 3, order: 'A', amount: 1 })
  expect(await endedRun(target, id)).toMatchObject({ status: 'Completed', output: [3, 2, null] })
})

test('an event cancels the runs that it matches: at once though they sleep, never the one it started', async () => {
  const { client, deploy, send, target } = contract
  let woke = 0
  await deploy(
    client.createFunction(
      {
        id: 'timer',
        triggers: [{ event: 'timer/set' }],
        cancelOn: [
          { event: 'timer/set', match: 'data.clock' },
          { event: 'timer/off', if: 'async.data.all == true' },
        ],
      },
      async ({ step }) => {
        await step.sleep('long', '1h')
        woke++
      },
    ),
  )
  const first = await send('timer/set', { clock: 'a' })
  const other = await send('timer/set', { clock: 'b' })
  await sleep(300)
  const second = await send('timer/set', { clock: 'a' })
  expect(await endedRun(target, first)).toMatchObject({ status: 'Cancelled' })
  await sleep(300)
  expect((await runsOf(target, other)).map(({ status }) => status)).not.toContain('Cancelled')
  expect((await runsOf(target, second)).map(({ status }) => status)).not.toContain('Cancelled')
  await send('timer/off', { all: false })
  await send('timer/off', { all: true })
  await Promise.all([other, second].map((id) => endedRun(target, id)))
  expect(woke).toBe(0)
})

test(
  'concurrency: so many calls in flight for all, and for each value of a key',
  { timeout: 60_000 },
  async () => {
    const { client, deploy, target } = contract
    const flying = new Map<string, number>()
    const most = new Map<string, number>()
    const fly = async (key: string) => {
      flying.set(key, (flying.get(key) ?? 0) + 1)
      most.set(key, Math.max(most.get(key) ?? 0, flying.get(key) ?? 0))
      await sleep(30)
      flying.set(key, (flying.get(key) ?? 0) - 1)
    }
    const limited = (id: string, concurrency: InngestFunction.Options['concurrency']) =>
      client.createFunction({ id, triggers: [{ event: 'limit/go' }], concurrency }, async ({ event }) => {
        await Promise.all([fly(id), fly(`${id} ${event.data.tenant as string}`)])
      })
    await deploy(
      limited('all', { limit: 2 }),
      limited('number', 3),
      limited('keyed', { limit: 1, key: 'event.data.tenant' }),
    )
    const { ids } = await client.send(
      Array.from({ length: 24 }, (_, n) => ({ name: 'limit/go', data: { tenant: `t${n % 3}` } })),
    )
    await Promise.all(ids.map((id) => endedRuns(target, id, 3)))
    expect(most.get('all')).toBe(2)
    expect(most.get('number')).toBe(3)
    expect([0, 1, 2].map((n) => most.get(`keyed t${n}`))).toEqual([1, 1, 1])
    expect(most.get('keyed')).toBeGreaterThan(1)
  },
)

test('idempotency: one run for each value', async () => {
  const { client, deploy, send, target } = contract
  const runs: unknown[] = []
  await deploy(
    client.createFunction(
      { id: 'idem', triggers: [{ event: 'idem/go' }], idempotency: 'event.data.key' },
      async ({ event }) => {
        runs.push(event.data.key)
      },
    ),
  )
  const stamp = Date.now()
  const first = await send('idem/go', { key: `x${stamp}` })
  await send('idem/go', { key: `x${stamp}` })
  await endedRun(target, await send('idem/go', { key: `y${stamp}` }))
  await endedRun(target, first)
  expect(runs.toSorted()).toEqual([`x${stamp}`, `y${stamp}`])
})

test('time limits cancel what does not finish', async () => {
  const { client, deploy, send, target } = contract
  await deploy(
    client.createFunction(
      { id: 'limited', triggers: [{ event: 'limited/go' }], timeouts: { finish: '1s' } },
      async ({ step }) => step.sleep('long', '1h'),
    ),
  )
  expect(await endedRun(target, await send('limited/go'))).toMatchObject({ status: 'Cancelled' })
})

test('time limits cancel what does not begin', async () => {
  const { client, deploy, target } = contract
  await deploy(
    client.createFunction(
      { id: 'queued', triggers: [{ event: 'queued/go' }], timeouts: { start: '1s' }, concurrency: 1 },
      () => sleep(2_500),
    ),
  )
  const { ids } = await client.send([1, 2].map(() => ({ name: 'queued/go', data: {} })))
  const runs = await Promise.all(ids.map((id) => endedRun(target, id)))
  expect(runs.map(({ status }) => status).toSorted()).toEqual(['Cancelled', 'Completed'])
})

test('a step sends events; an event of the future waits for its time', async () => {
  const { client, deploy, send, target } = contract
  const got: number[] = []
  await deploy(
    client.createFunction({ id: 'sender', triggers: [{ event: 'chain/begin' }] }, async ({ event, step }) => {
      const { ids } = await step.sendEvent('send', [
        { name: 'chain/end', data: { n: 1 } },
        { name: 'chain/end', data: { n: 2 }, ts: event.data.at as number },
      ])
      return ids
    }),
    client.createFunction({ id: 'receiver', triggers: [{ event: 'chain/end' }] }, async ({ event }) => {
      got.push(event.data.n as number)
      return Date.now()
    }),
  )
  const at = Date.now() + 1_500
  const { output } = await endedRun(target, await send('chain/begin', { at }))
  const [now, later] = output as string[]
  await endedRun(target, now)
  expect(got).toEqual([1])
  const late = await endedRun(target, later)
  expect(late.output as number).toBeGreaterThanOrEqual(at)
  expect(got).toEqual([1, 2])
})
