import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatExact, parseDuration } from '@/components/sla/policies/duration'

describe('a duration', () => {
  it.each([
    ['4h', 14_400],
    ['1d 2h', 93_600],
    ['30min', 1_800],
    ['30 m', 1_800],
    ['1h30', 5_400],
    ['1:30', 5_400],
    ['1,5 h', 5_400],
    ['1.5h', 5_400],
    ['1 dia e 2 horas', 93_600],
    ['2 days and 1 hour', 176_400],
    ['1 semana', 604_800],
    ['45s', 45],
    ['  2H  15 Min ', 8_100],
    ['0s', 0],
  ])('reads %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  it.each(['', '4', 'quatro', '4x', '-1h', '1h -2min', '1:75', '0.3s', 'h', '1h foo'])('does not read %j', (text) => {
    expect(parseDuration(text)).toBeNull()
  })

  it('is written so that it reads back as the same', () => {
    expect([60, 93_600, 1_800, 90_061, 0].map(formatExact)).toEqual(['1min', '26h', '30min', '25h 1min 1s', '0s'])
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 315_360_000 }),
        (seconds) => parseDuration(formatExact(seconds)) === seconds,
      ),
    )
  })
})
