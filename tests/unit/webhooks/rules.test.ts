import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signatureOf } from '@/lib/integrations/webhooks/delivery/sign'
import { askedPause, healthAfter, LIFETIME, nextAttempt, onProbation, verdictOf, type Health, type Verdict } from '@/lib/integrations/webhooks/rules'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]

describe('what an answer means', () => {
  it.each<[number, Verdict]>([
    [200, 'delivered'], [204, 'delivered'], [299, 'delivered'], [301, 'redirect'], [302, 'redirect'], [304, 'redirect'],
    [400, 'failed'], [404, 'failed'], [410, 'gone'], [429, 'failed'], [500, 'failed'], [503, 'failed'],
  ])('%i is %s', (status, verdict) => expect(verdictOf(status)).toBe(verdict))
})

describe('the pause that an endpoint asks for', () => {
  const asked = (status: number, retryAfter: string | null) => askedPause({ status, retryAfter }, NOW)
  it('is seconds, or a date', () => {
    expect(asked(429, '30')).toBe(30 * SECOND)
    expect(asked(503, 'Mon, 23 Nov 2026 12:05:00 GMT')).toBe(5 * MINUTE)
  })
  it('counts with 429 and 503 alone, never goes back in time, and has an end', () => {
    expect(asked(500, '30')).toBeNull()
    expect(asked(429, null)).toBeNull()
    expect(asked(429, 'soon')).toBeNull()
    expect(asked(503, 'Mon, 23 Nov 2026 11:00:00 GMT')).toBe(0)
    expect(asked(429, '999999999')).toBe(6 * HOUR)
  })
})

describe('the next attempt', () => {
  const expiresAt = NOW + LIFETIME
  it('comes after pauses that grow, and together fill a day', () => {
    let at = NOW
    const pauses: number[] = []
    for (let attempts = 1; ; attempts++) {
      const next = nextAttempt({ attempts, expiresAt }, null, at, 0)
      if (next === null) break
      pauses.push((next - at) / SECOND)
      at = next
    }
    expect(pauses).toEqual([10, 60, 300, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 28_800, 7_200])
    expect(at - NOW).toBeLessThan(LIFETIME)
    expect(at - NOW).toBeGreaterThan(23 * HOUR)
  })
  it('is spread by up to a tenth', () => {
    expect(nextAttempt({ attempts: 2, expiresAt }, null, NOW, 1)).toBe(NOW + 66 * SECOND)
  })
  it('waits as long as it is asked to, but not beyond the end', () => {
    expect(nextAttempt({ attempts: 1, expiresAt }, HOUR, NOW, 0)).toBe(NOW + HOUR)
    expect(nextAttempt({ attempts: 1, expiresAt: NOW + MINUTE }, HOUR, NOW, 0)).toBeNull()
  })
})

describe('the health of an endpoint', () => {
  const well: Health = { failures: 0, failingSince: null, lastSuccessAt: null, restUntil: null }
  const failed = { verdict: 'failed', asked: null } as const

  it('rests from the fifth failure in a row, longer each time', () => {
    let health = well
    const rests: number[] = []
    for (let n = 0; n < 10; n++) {
      health = healthAfter(health, failed, NOW).health
      rests.push(((health.restUntil ?? NOW) - NOW) / SECOND)
    }
    expect(rests).toEqual([0, 0, 0, 0, 30, 60, 300, 900, 900, 900])
    expect(onProbation(health)).toBe(true)
  })
  it('rests at once when it is asked to', () => {
    expect(healthAfter(well, { verdict: 'failed', asked: MINUTE }, NOW).health.restUntil).toBe(NOW + MINUTE)
  })
  it('is well again with one success', () => {
    const ill = { failures: 9, failingSince: NOW - HOUR, lastSuccessAt: null, restUntil: NOW }
    expect(healthAfter(ill, { verdict: 'delivered', asked: null }, NOW)).toEqual({ health: { ...well, lastSuccessAt: NOW }, disable: null })
  })
  it('ends after a day without success, or when the endpoint says that it is gone', () => {
    const ill = { failures: 30, failingSince: NOW - 24 * HOUR, lastSuccessAt: null, restUntil: null }
    expect(healthAfter(ill, failed, NOW).disable).toBe('failing')
    expect(healthAfter({ ...ill, failingSince: NOW - 23 * HOUR }, failed, NOW).disable).toBeNull()
    expect(healthAfter({ ...ill, failures: 3 }, failed, NOW).disable).toBeNull()
    expect(healthAfter(well, { verdict: 'gone', asked: null }, NOW).disable).toBe('gone')
  })
})

describe('the signature', () => {
  it('covers the time and the body, with each secret in force', () => {
    const hmac = (secret: string) => createHmac('sha256', secret).update(`${NOW / 1000}.{"a":1}`).digest('hex')
    expect(signatureOf(['new', 'old'], '{"a":1}', new Date(NOW))).toBe(`t=${NOW / 1000},v1=${hmac('new')},v1=${hmac('old')}`)
  })
})
