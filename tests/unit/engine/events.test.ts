import { expect, test } from 'vitest'
import { equalityKey, equalityKeys } from '@/engine/jobs/events/equality'
import { BadEvent, readEvents, seededIds } from '@/engine/jobs/events/event'
import { holds, keyOf } from '@/engine/jobs/expressions'
import { nextTick, readFunction, Refused } from '@/engine/jobs/functions/config'
import { isNamed } from '@/engine/jobs/functions/registry'
import { ulid } from '@/engine/jobs/ids'

test('ids sort by time, and a seed gives the same ones again', () => {
  expect(ulid(1, new Uint8Array(10))).toBe(`0000000001${'0'.repeat(16)}`)
  expect(ulid(2 ** 48 - 1, new Uint8Array(10).fill(255))).toBe('7ZZZZZZZZZZZZZZZZZZZZZZZZZ')
  const seed = `1700000000000,${Buffer.alloc(10, 7).toString('base64')}`
  const ids = [0, 1, 2].map(seededIds(seed))
  expect(ids).toEqual([0, 1, 2].map(seededIds(seed)))
  expect(new Set(ids).size).toBe(3)
  expect(ids[0]?.slice(0, 10)).toBe(ulid(1_700_000_000_000).slice(0, 10))
  const random = seededIds('nonsense')
  expect(random(0)).not.toBe(random(0))
})

test('expressions that ask for what is not there do not hold', () => {
  const event = { name: 'a/b', data: { n: 3, s: 'x', list: ['x'], none: null } }
  for (const yes of [
    'event.data.n == 3',
    'event.data.n > 2.5',
    "event.data.s in ['x', 'y']",
    'event.data.none == null',
  ])
    expect(holds(yes, event), yes).toBe(true)
  for (const no of ['event.data.n == 4', 'event.data.absent == 1', 'event.data.n', 'async.data.n == 3'])
    expect(holds(no, event), no).toBe(false)
  expect(holds(undefined, event)).toBe(true)
  expect(holds('event.data.n < async.data.n', event, { data: { n: 4 } })).toBe(true)
  expect(keyOf('event.data.s', event)).toBe('x')
  expect(keyOf('event.data.n', event)).toBe('3')
  expect(keyOf("event.data.s + '-' + event.data.absent", event)).toBe('')
})

test('what waits for one equal field is found by it', () => {
  const original = { data: { order: { id: 'A' }, n: 1, list: [1], nothing: null } }
  const key = (path: string) => equalityKey(`event.${path} == async.${path}`, original)
  const keys = equalityKeys({ data: { order: { id: 'A' }, n: 2 } })
  expect(keys).toContain(key('data.order.id'))
  expect(keys).not.toContain(key('data.n'))
  for (const path of ['data.list', 'data.nothing', 'data.absent.deep']) expect(key(path)).toBeUndefined()
  expect(equalityKey('event.data.n == async.data.n && true', original)).toBeUndefined()
  expect(equalityKey('event.data.n == async.data.m', original)).toBeUndefined()
})

test('events are read, or refused with a reason', () => {
  const [event] = readEvents({ name: 'a/b', id: 'mine', ts: 5, extra: 1 }, () => 'own')
  expect(event).toMatchObject({ id: 'own', name: 'a/b', body: { id: 'mine', name: 'a/b', data: {}, ts: 5 } })
  expect(event?.body).not.toHaveProperty('extra')
  for (const bad of [
    1,
    null,
    {},
    { name: '' },
    { name: 'Inngest/x' },
    { name: 'a', data: [] },
    { name: 'a', ts: 'x' },
  ])
    expect(() => readEvents(bad, () => 'own')).toThrow(BadEvent)
})

test('names and wildcards', () => {
  expect(isNamed('a/b', 'a/b')).toBe(true)
  expect(isNamed('a/*', 'a/b.c')).toBe(true)
  expect(isNamed('a/*', 'ab')).toBe(false)
  expect(isNamed('a/b', 'a/b.c')).toBe(false)
})

test('schedules tick in their zone, across the change of the clock', () => {
  const next = (schedule: string, after: string) => nextTick(schedule, new Date(after))?.toISOString()
  expect(next('TZ=America/Sao_Paulo 30 9 * * 1', '2026-01-01T00:00:00Z')).toBe('2026-01-05T12:30:00.000Z')
  expect(next('0 0 29 2 *', '2026-01-01T00:00:00Z')).toBe('2028-02-29T00:00:00.000Z')
  expect(next('TZ=Europe/Berlin 0 12 * * *', '2026-03-28T12:00:00Z')).toBe('2026-03-29T10:00:00.000Z')
  expect(next('* * * * *', '2026-01-01T00:00:00Z')).toBe('2026-01-01T00:01:00.000Z')
  for (const wrong of ['61 * * * *', 'nonsense', 'TZ=Nowhere/At * * * * *', '* * * * * *'])
    expect(next(wrong, '2026-01-01T00:00:00Z')).toBeUndefined()
})

test('a configuration is read, and refused when it says what is not understood', () => {
  const steps = {
    step: { id: 'step', name: 'step', runtime: { type: 'http', url: 'http://x/?fnId=a-f&stepId=step' } },
  }
  const base = { id: 'a-f', name: 'F', triggers: [{ event: 'x/y', expression: 'event.data.n == 1' }], steps }
  expect(
    readFunction({ ...base, concurrency: [{ limit: 2, key: 'event.data.t' }], batchEvents: null }),
  ).toMatchObject({
    id: 'a-f',
    retries: 4,
    events: [{ event: 'x/y', expression: 'event.data.n == 1' }],
    limits: [{ limit: 2, key: 'event.data.t' }],
  })
  const lacking = [
    { tomorrow: {} },
    { timeouts: { finish: 'soon' } },
    { steps: { step: { runtime: { type: 'ws', url: '' } } } },
    { concurrency: [{ limit: 'two' }] },
    { triggers: [{ cron: '* * * * *', jitter: '5s' }] },
    { cancel: [{ event: 'x', if: '((' }] },
  ]
  for (const lack of lacking)
    expect(() => readFunction({ ...base, ...lack }), JSON.stringify(lack)).toThrow(Refused)
})
