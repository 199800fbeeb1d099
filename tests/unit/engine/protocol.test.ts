import { describe, expect, test } from 'vitest'
import { parseDuration, parseInstant } from '@/engine/jobs/protocol/duration'
import { readReply } from '@/engine/jobs/protocol/reply'
import { parseRetryAfter, retryDelay } from '@/engine/jobs/protocol/retry'
import { bearerOf, isSigned, signJson, signText } from '@/engine/jobs/protocol/signature'
import { parseJson } from '@/engine/json'

const KEY = 'signkey-test-0123456789abcdef'

test('durations are read as the SDK writes them', () => {
  expect(parseDuration('1w2d3h4m5s')).toBe(788_645_000)
  expect(parseDuration('1.5h')).toBe(5_400_000)
  for (const wrong of ['', '1', 'h', '1x', '1h x', '-1h']) expect(() => parseDuration(wrong)).toThrow()
  expect(parseInstant('90s', 1_000)).toBe(91_000)
  expect(parseInstant('2026-01-02T03:04:05.678Z')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678))
})

test('retries come after 15 s, 30 s, a minute, and at most two hours, with up to 30 s of chance', () => {
  const seconds = (attempt: number) => Math.floor(retryDelay(attempt) / 1_000)
  const bases = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 7_200]
  for (const [attempt, base] of bases.entries()) {
    expect(seconds(attempt)).toBeGreaterThanOrEqual(base)
    expect(seconds(attempt)).toBeLessThan(base + 30)
  }
  expect(parseRetryAfter('2')).toBe(2_000)
  expect(parseRetryAfter('1970-01-01T00:00:10.000Z', 4_000)).toBe(6_000)
  expect(parseRetryAfter('soon')).toBeUndefined()
  expect(parseRetryAfter(undefined)).toBeUndefined()
})

test('a signature holds for its body, its key and five minutes', () => {
  const now = Date.now()
  const signature = signText('{"b":1}', KEY, now)
  expect(isSigned('{"b":1}', signature, KEY)).toBe(true)
  expect(isSigned('{"b":2}', signature, KEY)).toBe(false)
  expect(isSigned('{"b":1}', signature, `${KEY}00`)).toBe(false)
  expect(isSigned('{"b":1}', signText('{"b":1}', KEY, now - 301_000), KEY)).toBe(false)
  expect(isSigned('{"b":1}', undefined, KEY)).toBe(false)
  expect(signJson({ b: 2, a: 1 }, KEY, now)).toBe(signText('{"a":1,"b":2}', KEY, now))
  expect(bearerOf(KEY)).toMatch(/^signkey-test-[0-9a-f]{64}$/)
})

test('half a character becomes a whole one; everything else stays', () => {
  expect(parseJson(JSON.stringify(['\ud800', 'a\\ud800', '😀', '\0']))).toEqual([
    '\ufffd',
    'a\\ud800',
    '😀',
    '\0',
  ])
})

describe('answers', () => {
  const signed = (status: number, body: string, headers: Record<string, string> = {}) =>
    readReply({ status, body, headers: { 'x-inngest-signature': signText(body, KEY), ...headers } }, KEY)

  test('are read by their status', () => {
    expect(signed(200, '{"a":1}')).toEqual({ kind: 'done', output: { a: 1 } })
    const ops = [{ id: 'x', op: 'StepRun', data: 1 }]
    expect(signed(206, JSON.stringify(ops))).toMatchObject({ kind: 'ops', ops })
    expect(signed(206, JSON.stringify(ops[0]), { 'retry-after': '3' })).toEqual({
      kind: 'ops',
      ops,
      retryAfter: 3_000,
    })
    expect(signed(206, '[{"op":1}]')).toMatchObject({ kind: 'failed', final: false })
    expect(
      signed(400, '{"name":"TypeError","message":"no"}', { 'x-inngest-no-retry': 'true' }),
    ).toMatchObject({
      kind: 'failed',
      final: true,
      error: { name: 'TypeError', message: 'no' },
    })
    expect(signed(500, '"text"')).toMatchObject({ final: false, error: { name: 'Error', message: 'text' } })
  })

  test('without a signature are not believed, whatever they say', () => {
    const forged = (status: number) =>
      readReply({ status, body: '1', headers: { 'x-inngest-no-retry': 'true' } }, KEY)
    expect(forged(200)).toMatchObject({ kind: 'failed', final: false })
    expect(forged(400)).toMatchObject({ kind: 'failed', final: false })
    expect(forged(503)).toMatchObject({ kind: 'away' })
  })
})
