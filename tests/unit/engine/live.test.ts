import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { fullBucket, take } from '@/engine/realtime/bucket'
import { createClient, type Client } from '@/engine/realtime/client'
import { kindOf, readFrame, takesClientEvents } from '@/engine/realtime/protocol'
import { judge } from '@/engine/realtime/watch'

describe('names of channels', () => {
  it('say what a channel is', () => {
    expect(['news', 'private-a', 'presence-a', 'private-encrypted-a', '#server-to-user-7'].map(kindOf)).toEqual([
      'public', 'private', 'presence', 'private', 'user',
    ])
    for (const name of ['', 'a b', 'a:b', 'é', '#other', '#server-to-user-', 'x'.repeat(201)]) expect(kindOf(name)).not.toBe('public')
    expect(['private-a', 'presence-a', 'news', 'private-encrypted-a', '#server-to-user-7'].map(takesClientEvents)).toEqual([
      true, true, false, false, false,
    ])
  })
})

it('reads nothing but messages', () => {
  expect(readFrame('{"event":"pusher:ping","data":{}}')).toEqual({ event: 'pusher:ping', data: {} })
  for (const text of ['', '{', '[]', '1', 'null', '{"event":1}', '{"event":"a","channel":1}', `{"event":"${'x'.repeat(201)}"}`]) {
    expect(readFrame(text)).toBeNull()
  }
})

it('gives a burst, and then the rate', () => {
  const rate = { rate: 2, burst: 3 }
  const bucket = fullBucket(rate, 0)
  const taken = (now: number) => Array.from({ length: 5 }, () => take(bucket, rate, now)).filter(Boolean).length
  expect([taken(0), taken(100), taken(1_000), taken(60_000)]).toEqual([3, 0, 2, 3])
})

describe('a connection', () => {
  const rules = { activitySeconds: 120, signInSeconds: 20 }
  const at = (seconds: number, given: Partial<Client> = {}) =>
    judge({ ...createClient({} as WebSocket, '1.1', 0), ...given }, rules, seconds * 1_000)

  it('is asked once when it is silent, and closed when it does not answer', () => {
    expect(at(119)).toBeNull()
    expect(at(121)).toBe('ping')
    expect(at(121, { pinged: true })).toBeNull()
    expect(at(151, { pinged: true })?.[0]).toBe(4201)
  })

  it('must say whose it is once it hears private channels', () => {
    expect(at(100, { privateSince: 79_000 })?.[0]).toBe(4009)
    expect(at(100, { privateSince: 81_000 })).toBeNull()
    expect(at(100, { privateSince: 1, userId: 'somebody' })).toBeNull()
    expect(judge({ ...createClient({} as WebSocket, '1.1', 0), privateSince: 1 }, { ...rules, signInSeconds: 0 }, 100_000)).toBeNull()
  })

  it('is authorised anew after half a day', () => {
    const seconds = 12 * 3_600 + 1
    expect(at(seconds, { seenAt: seconds * 1_000, userId: 'somebody' })?.[0]).toBe(4200)
  })
})
