import { describe, expect, it } from 'vitest'
import { moved } from '@/components/knowledge/categories/order'
import { foldLines } from '@/components/knowledge/diff/fold'
import { asText } from '@/components/knowledge/editor/paragraph'
import { countWords, readingMinutes } from '@/components/knowledge/editor/words'
import { listHref, queryOf, readListState } from '@/components/knowledge/list/state'
import { instantOf, wallClock } from '@/components/knowledge/properties/wall-clock'
import { diffTexts } from '@/lib/knowledge/versions/diff-text'

const ZONE = 'America/Sao_Paulo'

describe('times on the wall', () => {
  it('are those of the zone', () => {
    expect(instantOf('2026-11-23T09:30', ZONE)?.toISOString()).toBe('2026-11-23T12:30:00.000Z')
    expect(wallClock('2026-11-23T12:30:00.000Z', ZONE)).toBe('2026-11-23T09:30')
  })

  it('follow the clocks when they change', () => {
    expect(instantOf('2026-03-07T12:00', 'America/New_York')?.toISOString()).toBe('2026-03-07T17:00:00.000Z')
    expect(instantOf('2026-03-08T12:00', 'America/New_York')?.toISOString()).toBe('2026-03-08T16:00:00.000Z')
    expect(instantOf('2026-03-08T00:30', 'America/New_York')?.toISOString()).toBe('2026-03-08T05:30:00.000Z')
  })

  it.each(['', 'tomorrow', '2026-13-40T99:99', '2026-11-23'])('%j is none', (typed) => expect(instantOf(typed, ZONE)).toBeNull())
})

describe('the comparison shown', () => {
  const text = (lines: number, changed: number) => ({
    title: '',
    summary: '',
    body: Array.from({ length: lines }, (_, at) => (at === changed ? 'other' : `line ${at}`)).join('\n'),
  })

  it('leaves out what is far from every change', () => {
    const folds = foldLines(diffTexts(text(20, -1), text(20, 10)).lines)
    expect(folds.map((fold) => (fold.kind === 'skipped' ? fold.count : fold.line.kind))).toEqual([7, 'same', 'same', 'same', 'changed', 'same', 'same', 'same', 6])
  })

  it('is one stretch when nothing changed', () => {
    expect(foldLines(diffTexts(text(5, -1), text(5, -1)).lines)).toEqual([{ kind: 'skipped', count: 5 }])
  })
})

describe('an order', () => {
  it.each([
    [0, 2, ['b', 'c', 'a']],
    [2, 0, ['c', 'a', 'b']],
    [0, -1, ['a', 'b', 'c']],
    [2, 3, ['a', 'b', 'c']],
  ])('from %i to %i', (from, to, expected) => expect(moved(['a', 'b', 'c'], from, to)).toEqual(expected))
})

describe('words', () => {
  it('are counted without marks and addresses', () => {
    expect(countWords('## A VPN\n\nAbra o [portal](https://example.com/a-b-c) e **confirme**.')).toBe(7)
    expect(countWords('')).toBe(0)
  })

  it('take a minute for each two hundred, and one at least', () => {
    expect([readingMinutes(3), readingMinutes(400)]).toEqual([1, 2])
  })
})

describe('a line of text', () => {
  it.each([
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['12. a', '12\\. a'],
    ['---', '\\---'],
    ['> a', '\\> a'],
    ['&gt; a', '&gt; a'],
    ['#tag', '#tag'],
    ['-5 degrees', '-5 degrees'],
    ['1.5 GB', '1.5 GB'],
  ])('%j stays text as %j', (line, written) => expect(asText(line)).toBe(written))
})

describe('the address of a list', () => {
  it('comes back as it went', () => {
    const state = readListState({ tab: 'published', q: 'vpn', visibility: 'public', locale: 'en', sort: '-number', owner: 'me' })
    const address = new URL(listHref(state), 'http://localhost')
    expect(readListState(Object.fromEntries(address.searchParams))).toEqual(state)
  })

  it('forgets what makes no sense', () => {
    expect(listHref(readListState({ tab: 'x', sort: 'y', visibility: 'z', locale: 'fr', category: '1', owner: 'you' }))).toBe('/desk/kb')
  })

  it('asks for the drafts of the reader alone', () => {
    const query = queryOf(readListState({ tab: 'mine' }), 'me-id')
    expect(query).toMatchObject({ ownerId: 'me-id', changed: 'true' })
  })
})
