import { describe, expect, it } from 'vitest'
import { DEEPEST, parentObstacle } from '@/lib/tickets/family/rules'
import { relationFrom, storedLink } from '@/lib/tickets/links/rules'
import { INVERSE, RELATIONS } from '@/lib/tickets/links/vocabulary'

describe('storedLink', () => {
  it.each(RELATIONS)('%s reads the same from its own end, and inverted from the other', (relation) => {
    const link = storedLink(relation, 'a', 'b')
    expect(relationFrom(link, 'a')).toBe(relation)
    expect(relationFrom(link, 'b')).toBe(INVERSE[relation])
    expect(storedLink(INVERSE[relation], 'b', 'a')).toEqual(link)
  })
})

describe('parentObstacle', () => {
  const family = { childId: 'c', parentId: 'p', ancestors: [], height: 1, merged: false }

  it('finds itself, circles, merged ones and trees that are too deep', () => {
    expect(parentObstacle(family)).toBeNull()
    expect(parentObstacle({ ...family, parentId: 'c' })).toBe('self')
    expect(parentObstacle({ ...family, ancestors: ['x', 'c'] })).toBe('circle')
    expect(parentObstacle({ ...family, merged: true })).toBe('merged')
    const levels = (n: number) => Array.from({ length: n }, (_, index) => String(index))
    expect(parentObstacle({ ...family, ancestors: levels(DEEPEST - 2) })).toBeNull()
    expect(parentObstacle({ ...family, ancestors: levels(DEEPEST - 2), height: 2 })).toBe('too_deep')
  })
})
