import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeJsonError } from '@/lib/platform/http/json-position'

function describeFlaw(text: string): string {
  try {
    JSON.parse(text)
  } catch (error) {
    return describeJsonError(text, error)
  }
  throw new Error('This is JSON')
}

describe('describeJsonError', () => {
  it.each([
    ['{"a":}', 'position 5 (line 1, column 6)'],
    ['{a:1}', 'position 1 (line 1, column 2)'],
    ['{\n "a": 1,\n "b" 2\n}', 'position 16 (line 3, column 6)'],
    ['[1,]', 'position 3 (line 1, column 4)'],
    ['trux', 'position 3 (line 1, column 4)'],
    ['"\\q"', 'position 2 (line 1, column 3)'],
    ['{"a":1}x', 'position 7 (line 1, column 8)'],
    ['x', 'position 0 (line 1, column 1)'],
  ])('names the place in %s', (text, place) => {
    expect(describeFlaw(text)).toContain(place)
  })

  it.each(['{"a"', '[1,2', '"abc', 'tru', '-', '{'])('says that %s ends too early', (text) => {
    expect(describeFlaw(text)).toContain('ends too early')
  })

  it('never quotes the text, and never blames what comes before the flaw', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('@', '}', '\u0001'), (json, seed, flaw) => {
        const at = seed % (json.length + 1)
        const text = json.slice(0, at) + flaw + json.slice(at)
        let message: string
        try {
          JSON.parse(text)
          return
        } catch (error) {
          message = describeJsonError(text, error)
        }
        const position = Number(/position (\d+)/.exec(message)?.[1])
        expect(position).toBeGreaterThanOrEqual(at)
        expect(message).toMatch(/^The body is not valid JSON( at position \d+ \(line \d+, column \d+\)|: it ends too early \(position \d+\))$/)
      }),
    )
  })
})
