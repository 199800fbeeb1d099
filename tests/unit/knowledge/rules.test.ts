import { describe, expect, it } from 'vitest'
import { readByMore } from '@/lib/knowledge/articles/readers'
import { inOrder, MAX_DEPTH, placeFlaw } from '@/lib/knowledge/categories/tree'
import { beginsSitting } from '@/lib/knowledge/drafts/rules'
import { canMove, MOVES, nextReview, outcomeOf } from '@/lib/knowledge/publishing/rules'
import { diffTexts } from '@/lib/knowledge/versions/diff-text'
import { TRANSLATION_STATUSES } from '@/lib/knowledge/vocabulary'
import { withBelow } from '@/lib/platform/tree'

describe('the life of a translation', () => {
  it('reaches every state, and none from which nothing leads on', () => {
    for (const status of TRANSLATION_STATUSES) {
      expect(MOVES[status].length).toBeGreaterThan(0)
      expect(TRANSLATION_STATUSES.some((from) => canMove(from, status))).toBe(true)
    }
    expect(canMove('archived', 'in_review')).toBe(false)
    expect(canMove('published', 'in_review')).toBe(false)
  })

  it('ends a review with the first who asks for changes, or the last who approves', () => {
    expect(outcomeOf([null, 'approved'])).toBe('open')
    expect(outcomeOf(['approved', 'approved'])).toBe('approved')
    expect(outcomeOf([null, 'changes_requested'])).toBe('changes_requested')
    expect(outcomeOf([])).toBe('open')
  })

  it('is looked at again after its interval', () => {
    const from = new Date('2026-01-01T00:00:00Z')
    expect(nextReview(from, 90)?.toISOString()).toBe('2026-04-01T00:00:00.000Z')
    expect(nextReview(from, null)).toBeNull()
  })
})

describe('who reads', () => {
  it.each([
    ['agents', 'public', true],
    ['public', 'requesters', false],
    ['teams', 'agents', true],
  ] as const)('%s to %s', (before, after, more) => {
    expect(readByMore({ visibility: before, teams: ['a'] }, { visibility: after, teams: ['a'] })).toBe(more)
  })

  it('is more when a team is added', () => {
    expect(readByMore({ visibility: 'teams', teams: ['a'] }, { visibility: 'teams', teams: ['a', 'b'] })).toBe(true)
    expect(readByMore({ visibility: 'teams', teams: ['a', 'b'] }, { visibility: 'teams', teams: ['a'] })).toBe(false)
  })
})

describe('sittings', () => {
  const last = { updatedById: 'a', updatedAt: new Date('2026-01-01T10:00:00Z') }
  it('begin with another person, or after a pause', () => {
    expect(beginsSitting(last, 'a', new Date('2026-01-01T10:09:59Z'))).toBe(false)
    expect(beginsSitting(last, 'a', new Date('2026-01-01T10:10:00Z'))).toBe(true)
    expect(beginsSitting(last, 'b', new Date('2026-01-01T10:00:01Z'))).toBe(true)
  })
})

describe('the tree of categories', () => {
  const node = (id: string, parentId: string | null = null, position = 1) => ({ id, parentId, position })
  const nodes = [node('b', null, 2), node('a'), node('a2', 'a', 2), node('a1', 'a')]

  it('is in order', () => {
    expect(inOrder(nodes).map(({ id }) => id)).toEqual(['a', 'a1', 'a2', 'b'])
    expect(withBelow(nodes, 'a')).toEqual(['a', 'a2', 'a1'])
  })

  it('has no circle and no more levels than it may', () => {
    expect(placeFlaw(nodes, 'a', 'a1')).toBe('cycle')
    expect(placeFlaw(nodes, 'a', 'a')).toBe('cycle')
    expect(placeFlaw(nodes, 'b', 'a1')).toBeNull()
    const deep = Array.from({ length: MAX_DEPTH }, (_, level) => node(`l${level}`, level ? `l${level - 1}` : null))
    expect(placeFlaw([...deep, node('x')], 'x', `l${MAX_DEPTH - 1}`)).toBe('too_deep')
    expect(placeFlaw([...nodes, ...deep], 'a', `l${MAX_DEPTH - 2}`)).toBe('too_deep')
  })
})

describe('what changed', () => {
  const text = (body: string, title = 'T') => ({ title, summary: '', body })

  it('is told by lines, and of changed lines by words', () => {
    const { lines, added, removed } = diffTexts(text('um\ndois três\nfim'), text('um\ndois quatro\nnovo\nfim'))
    expect(lines.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['same', 1, 1],
      ['changed', 2, 2],
      ['added', null, 3],
      ['same', 3, 4],
    ])
    expect(lines[1]?.parts).toEqual([
      { kind: 'same', text: 'dois ' },
      { kind: 'removed', text: 'três' },
      { kind: 'added', text: 'quatro' },
    ])
    expect({ added, removed }).toEqual({ added: 2, removed: 1 })
  })

  it('is nothing between equal texts, whatever their line ends', () => {
    expect(diffTexts(text('a\r\nb'), text('a\nb\n')).lines.every(({ kind }) => kind === 'same')).toBe(true)
    expect(diffTexts(text('', 'Old'), text('', 'New')).title).toEqual([{ kind: 'removed', text: 'Old' }, { kind: 'added', text: 'New' }])
  })
})
