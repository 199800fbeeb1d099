import { expect, it } from 'vitest'
import { firstIdAt } from '@/lib/platform/ids'
import { instantsIn } from '@/lib/platform/text/instant'

it.each([
  ['America/Sao_Paulo', '2026-01-31T02:30:00Z', '2026-01-30T23:30:00-03:00'],
  ['UTC', '2026-01-31T02:30:00Z', '2026-01-31T02:30:00+00:00'],
  ['Europe/London', '2026-01-31T02:30:00Z', '2026-01-31T02:30:00+00:00'],
  ['Asia/Kathmandu', '2026-01-31T18:15:00Z', '2026-02-01T00:00:00+05:45'],
  // The same local hour twice, an offset apart.
  ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T01:30:00-04:00'],
  ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01T01:30:00-05:00'],
])('in %s %s reads %s, the same instant', (zone, instant, text) => {
  expect(instantsIn(zone)(instant)).toBe(text)
  expect(Date.parse(text)).toBe(Date.parse(instant))
})

it('ids of an instant begin between those made before and after it', () => {
  const at = new Date('2026-11-23T12:00:00Z')
  expect(firstIdAt(at)).toMatch(/^[\da-f]{8}-[\da-f]{4}-7000-8000-0{12}$/)
  expect(firstIdAt(new Date(at.getTime() - 1)) < firstIdAt(at)).toBe(true)
  expect(firstIdAt(at).replaceAll('-', '').slice(0, 12)).toBe(at.getTime().toString(16).padStart(12, '0'))
})
