import { describe, expect, it } from 'vitest'
import { mergeObstacle, mergeWarnings, type Mergeable } from '@/lib/tickets/merge/rules'

const ticket = (id: string, more: Partial<Mergeable> = {}): Mergeable => ({ id, status: 'new', confidential: false, requesterId: 'ana', ...more })

describe('mergeObstacle', () => {
  it('lets two plain tickets merge, whoever asked for them', () => {
    expect(mergeObstacle(ticket('a'), { id: 'b' }, ticket('b', { requesterId: 'bia' }))).toBeNull()
  })

  it('knows itself, directly and at the end of a chain', () => {
    expect(mergeObstacle(ticket('a'), { id: 'a' }, ticket('a'))).toBe('self')
    expect(mergeObstacle(ticket('a'), { id: 'b' }, ticket('a'))).toBe('circle')
  })

  it('keeps confidential ones among the same requester’s', () => {
    const secret = { confidential: true }
    expect(mergeObstacle(ticket('a', secret), { id: 'b' }, ticket('b'))).toBe('confidential')
    expect(mergeObstacle(ticket('a'), { id: 'b' }, ticket('b', secret))).toBe('confidential')
    expect(mergeObstacle(ticket('a', secret), { id: 'b' }, ticket('b', { ...secret, requesterId: 'bia' }))).toBe('confidential')
    expect(mergeObstacle(ticket('a', secret), { id: 'b' }, ticket('b', secret))).toBeNull()
  })
})

it('warns of another requester, and of a target that is over', () => {
  expect(mergeWarnings(ticket('a'), ticket('b'))).toEqual([])
  expect(mergeWarnings(ticket('a'), ticket('b', { requesterId: 'bia', status: 'resolved' }))).toEqual(['other_requester', 'target_over'])
})
