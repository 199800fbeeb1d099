import { afterEach, describe, expect, it, vi } from 'vitest'
import { LimitReached, resetLimits, takeForActor, takeForAddress, takeSignIn } from '@/lib/platform/limits/limiter'
import { networkOf } from '@/lib/platform/limits/network'

vi.mock('@/lib/platform/env', () => ({ env: { RATE_LIMIT_FACTOR: 1 } }))
afterEach(() => {
  resetLimits()
  vi.useRealTimers()
})

const times = async (count: number, take: () => Promise<unknown>) => {
  for (let n = 0; n < count; n++) await take()
}

describe('limits', () => {
  it('count down, refuse, and are whole again after a minute', async () => {
    vi.useFakeTimers()
    const take = () => takeSignIn('203.0.113.1')
    expect(await take()).toEqual({ limit: 10, remaining: 9, reset: 60 })
    await times(9, take)
    await expect(take()).rejects.toThrow(LimitReached)
    await take().catch((error: LimitReached) => {
      expect(error.allowance).toMatchObject({ limit: 10, remaining: 0 })
      expect(error.retryAfter).toBeGreaterThan(0)
    })
    vi.advanceTimersByTime(60_001)
    expect((await take()).remaining).toBe(9)
  })

  it('are the plan’s, for each user of each tenant alone', async () => {
    const free = { id: 'a', plan: 'free' } as const
    await times(100, () => takeForActor(free, 'u1'))
    await expect(takeForActor(free, 'u1')).rejects.toThrow(LimitReached)
    expect((await takeForActor(free, 'u2')).remaining).toBe(99)
    expect((await takeForActor({ id: 'b', plan: 'free' }, 'u1')).remaining).toBe(99)
    expect((await takeForActor({ id: 'a', plan: 'paid' }, 'u1')).limit).toBe(1_000)
  })

  it('stay bounded under a flood of addresses, which then share counters', async () => {
    for (let n = 0; n < 50_000; n++) await takeForAddress(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)
    const newcomers = await Promise.allSettled(Array.from({ length: 3_000 }, (_, n) => takeForAddress(`172.16.${n >> 8}.${n & 255}`)))
    const remaining = newcomers.map((result) => (result.status === 'fulfilled' ? result.value.remaining : 0))
    expect(Math.min(...remaining)).toBeLessThan(999)
    expect((await takeForAddress('10.0.0.1')).remaining).toBe(998)
  })
})

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
