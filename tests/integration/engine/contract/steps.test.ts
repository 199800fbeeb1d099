import { NonRetriableError, RetryAfterError } from 'inngest'
import { expect, test } from 'vitest'
import { useContract } from '../support/contract'
import { endedRun, endedRuns, until } from '../support/runs'

const contract = useContract('steps')

test('a function runs step by step, each step once, and gets back what it stored', async () => {
  const { client, deploy, send, target } = contract
  const executed: string[] = []
  const step1 = { z: 1, a: [1, { y: null, b: 'ção ✓' }], '10': 0 }
  await deploy(
    client.createFunction(
      { id: 'plain', triggers: [{ event: 'steps/plain' }] },
      async ({ event, step, runId, attempt }) => {
        const first = await step.run('first', () => {
          executed.push('first')
          return step1
        })
        const nothing = await step.run('nothing', () => {
          executed.push('nothing')
        })
        const again = await step.run('first', () => {
          executed.push('first:1')
          return 'of the same name'
        })
        return {
          first: JSON.stringify(first),
          nothing,
          again,
          n: event.data.n,
          runId,
          attempt,
          name: event.name,
        }
      },
    ),
  )
  const run = await endedRun(target, await send('steps/plain', { n: 5 }))
  expect(run).toMatchObject({ status: 'Completed' })
  expect(run.output).toEqual({
    first: JSON.stringify(step1),
    nothing: null,
    again: 'of the same name',
    n: 5,
    runId: run.run_id,
    attempt: 0,
    name: 'steps/plain',
  })
  expect(executed).toEqual(['first', 'nothing', 'first:1'])
})

test('sleeps end at their time', async () => {
  const { client, deploy, send, target } = contract
  const begun = Date.now()
  const at = new Date(begun + 2_000)
  await deploy(
    client.createFunction({ id: 'sleeper', triggers: [{ event: 'steps/sleep' }] }, async ({ step }) => {
      await step.sleep('nap', '1s')
      const afterNap = await step.run('after-nap', () => Date.now())
      await step.sleepUntil('until', at)
      await step.sleepUntil('past', new Date(0))
      return { afterNap, end: Date.now() }
    }),
  )
  const { output } = await endedRun(target, await send('steps/sleep'))
  const { afterNap, end } = output as { afterNap: number; end: number }
  expect(afterNap - begun).toBeGreaterThanOrEqual(1_000)
  expect(end).toBeGreaterThanOrEqual(at.getTime())
  expect(end - at.getTime()).toBeLessThan(3_000)
})

test('steps in parallel run side by side, and the function goes on after all of them', async () => {
  const { client, deploy, send, target } = contract
  const executed: string[] = []
  const work = (name: string, value: number) => () => {
    executed.push(name)
    return value
  }
  await deploy(
    client.createFunction({ id: 'parallel', triggers: [{ event: 'steps/parallel' }] }, async ({ step }) => {
      const before = await step.run('before', work('before', 1))
      const parts = await Promise.all([
        step.run('a', work('a', 2)),
        step.run('b', work('b', 3)),
        step.sleep('s', '1s').then(() => 4),
        (async () => (await step.run('c1', work('c1', 5))) + (await step.run('c2', work('c2', 6))))(),
      ])
      const after = await step.run('after', work('after', 7))
      const last = await step.run('last', work('last', 8))
      return [before, ...parts, after, last]
    }),
  )
  const run = await endedRun(target, await send('steps/parallel'))
  expect(run.output).toEqual([1, 2, 3, 4, 11, 7, 8])
  expect(executed.toSorted()).toEqual(['a', 'after', 'b', 'before', 'c1', 'c2', 'last'])
})

test('fifty steps in parallel, each once', async () => {
  const { client, deploy, send, target } = contract
  let executed = 0
  await deploy(
    client.createFunction({ id: 'wide', triggers: [{ event: 'steps/wide' }] }, async ({ step }) => {
      const parts = await Promise.all(
        Array.from({ length: 50 }, (_, i) => step.run(`part-${i}`, () => (executed++, i))),
      )
      return parts.reduce((sum, part) => sum + part, 0)
    }),
  )
  const run = await endedRun(target, await send('steps/wide'))
  expect(run.output).toBe(1_225)
  expect(executed).toBe(50)
})

test('a failing step is tried again when it says, with its attempts counted, until it succeeds', async () => {
  const { client, deploy, send, target } = contract
  const attempts: number[] = []
  await deploy(
    client.createFunction(
      { id: 'flaky', triggers: [{ event: 'steps/flaky' }], retries: 3 },
      async ({ step, attempt }) => {
        const value = await step.run('flaky', () => {
          attempts.push(attempt)
          if (attempts.length < 3) throw new RetryAfterError('not yet', 100)
          return 'at last'
        })
        return { value, attempt }
      },
    ),
  )
  const run = await endedRun(target, await send('steps/flaky'))
  expect(run.output).toEqual({ value: 'at last', attempt: 0 })
  expect(attempts).toEqual([0, 1, 2])
})

test('a step that failed for good can be caught, in sequence and in parallel', async () => {
  const { client, deploy, send, target } = contract
  await deploy(
    client.createFunction({ id: 'catcher', triggers: [{ event: 'steps/catch' }] }, async ({ step }) => {
      const fail = (name: string) => () => {
        throw new NonRetriableError(`no ${name}`)
      }
      const alone: unknown = await step.run('alone', fail('alone')).catch((error: Error) => error.message)
      const both = await Promise.allSettled([step.run('x', fail('x')), step.run('y', () => 'y')])
      return [
        alone,
        ...both.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message)),
      ]
    }),
  )
  const run = await endedRun(target, await send('steps/catch'))
  expect(run.output).toEqual(['no alone', 'no x', 'y'])
})

test('attempts run out: the run fails, onFailure is told', async () => {
  const { client, deploy, send, target } = contract
  const told: unknown[] = []
  let attempts = 0
  await deploy(
    client.createFunction(
      {
        id: 'doomed',
        triggers: [{ event: 'steps/doomed' }],
        retries: 1,
        onFailure: async ({ error, event, step }) => {
          await step.run('tell', () => {
            told.push({ message: error.message, name: event.data.event.name, run: event.data.run_id })
          })
        },
      },
      async () => {
        attempts++
        throw new RetryAfterError('always', 100)
      },
    ),
  )
  const run = await endedRun(target, await send('steps/doomed'))
  expect(run).toMatchObject({ status: 'Failed', output: { message: 'always' } })
  expect(attempts).toBe(2)
  await until(() => told.length > 0)
  expect(told).toEqual([{ message: 'always', name: 'steps/doomed', run: run.run_id }])
})

test('a step that nobody catches fails the run without further attempts', async () => {
  const { client, deploy, send, target } = contract
  let runs = 0
  await deploy(
    client.createFunction({ id: 'hopeless', triggers: [{ event: 'steps/hopeless' }] }, async ({ step }) => {
      runs++
      await step.run('fails', () => {
        throw new NonRetriableError('never')
      })
    }),
  )
  const run = await endedRun(target, await send('steps/hopeless'))
  expect(run).toMatchObject({ status: 'Failed', output: { message: 'never' } })
  expect(runs).toBe(2)
})

test('a function invokes another, and gets its result or its error', async () => {
  const { client, deploy, send, target } = contract
  const square = client.createFunction({ id: 'square', triggers: [] }, async ({ event, step }) => {
    const { n } = event.data as { n: number }
    if (n < 0) throw new NonRetriableError('negative')
    return step.run('square', () => n * n)
  })
  const slow = client.createFunction({ id: 'slow', triggers: [] }, async ({ step }) =>
    step.sleep('long', '1h'),
  )
  await deploy(
    square,
    slow,
    client.createFunction({ id: 'caller', triggers: [{ event: 'steps/invoke' }] }, async ({ step }) => {
      const message = (error: Error) => error.message
      const four: unknown = await step.invoke('two', { function: square, data: { n: 2 } })
      const pair: unknown[] = await Promise.all([
        step.invoke('three', { function: square, data: { n: 3 } }),
        step.invoke('minus', { function: square, data: { n: -1 } }).catch(message),
      ])
      const late = await step
        .invoke('late', { function: slow, data: {}, timeout: '1s' })
        .catch(() => 'too late')
      return [four, ...pair, late]
    }),
  )
  const run = await endedRun(target, await send('steps/invoke'))
  expect(run.output).toEqual([4, 9, 'negative', 'too late'])
})

test('one event starts every function that it concerns', async () => {
  const { client, deploy, send, target } = contract
  const named = (id: string, event: string, expression?: string) =>
    client.createFunction({ id, triggers: [{ event, ...(expression ? { if: expression } : {}) }] }, () => id)
  await deploy(
    named('exact', 'fan/out.one'),
    named('wild', 'fan/*'),
    named('if-yes', 'fan/out.one', "event.data.kind == 'x' && event.data.n >= 3"),
    named('if-no', 'fan/out.one', "event.data.kind == 'y'"),
    named('if-missing', 'fan/out.one', 'event.data.absent == 1'),
    named('other', 'fan/out.two'),
  )
  const runs = await endedRuns(target, await send('fan/out.one', { kind: 'x', n: 3 }), 3)
  expect(runs.map(({ output }) => output).toSorted()).toEqual(['exact', 'if-yes', 'wild'])
})
