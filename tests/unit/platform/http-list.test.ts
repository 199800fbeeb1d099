import { describe, expect, it } from 'vitest'
import { ValidationFailed } from '@/lib/platform/errors'
import { slice } from '@/lib/platform/http/list'
import { readQuery, refuseQuery } from '@/lib/platform/http/query'
import { clientAddressOf, requestIdOf, targetOf } from '@/lib/platform/http/request'
import { takeVersion } from '@/lib/platform/http/version'

describe('slice', () => {
  const items = Array.from({ length: 7 }, (_, n) => ({ id: `id-${n}` }))

  it('gives all items once, page by page', () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { data, page } = slice(items, { limit: 3, cursor })
      seen.push(...data.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
      expect(page.hasMore).toBe(cursor !== undefined)
    } while (cursor)
    expect(seen).toEqual(items.map(({ id }) => id))
  })

  it('ends exactly at the end', () => {
    expect(slice(items, { limit: 7 }).page).toEqual({ nextCursor: null, hasMore: false })
    expect(slice([], { limit: 7 })).toEqual({ data: [], page: { nextCursor: null, hasMore: false } })
  })

  it('refuses a cursor that is not its own', () => {
    for (const cursor of ['', 'abc', 'WzEsImlkLTk5Il0']) expect(() => slice(items, { limit: 3, cursor })).toThrow(ValidationFailed)
  })
})

describe('readQuery', () => {
  it('reads each parameter once', () => {
    expect({ ...readQuery('a=1&b=x%20y&c=') }).toEqual({ a: '1', b: 'x y', c: '' })
    expect(readQuery('')).toEqual({})
    for (const search of ['a=1&a=2', 'a=%00', '__proto__=1&__proto__=2']) expect(() => readQuery(search)).toThrow(ValidationFailed)
  })

  it('does not confuse names with what every object has', () => {
    expect(() => readQuery('toString=1&constructor=2')).not.toThrow()
    expect(() => refuseQuery(readQuery('toString=1'))).toThrow(ValidationFailed)
    expect(refuseQuery(readQuery(''))).toBeUndefined()
  })
})

describe('takeVersion', () => {
  it('takes it from either place, and wants both to agree', () => {
    expect(takeVersion({ title: 'x', version: 3 }, undefined)).toEqual({ changes: { title: 'x' }, version: 3 })
    expect(takeVersion({ title: 'x' }, 4)).toEqual({ changes: { title: 'x' }, version: 4 })
    expect(takeVersion({ version: 4 }, 4)).toEqual({ changes: {}, version: 4 })
    expect(() => takeVersion({ version: 3 }, 4)).toThrow(ValidationFailed)
  })

  it('refuses what is no version, and leaves other bodies to the verb', () => {
    for (const version of [0, 1.5, '1', null, -1]) expect(() => takeVersion({ version }, undefined)).toThrow(ValidationFailed)
    for (const body of [null, [], 'x', 1]) expect(takeVersion(body, 2)).toEqual({ changes: body, version: 2 })
  })
})

describe('a request', () => {
  it('has an id that is safe in logs and headers', () => {
    expect(requestIdOf(new Headers({ 'x-request-id': 'trace-1234' }))).toBe('trace-1234')
    for (const bad of ['short', 'a b c d e f', 'x'.repeat(129), '{"json":1}']) {
      expect(requestIdOf(new Headers({ 'x-request-id': bad }))).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  it('has the address that the web process vouches for', () => {
    expect(clientAddressOf(new Headers({ 'x-forwarded-for': '203.0.113.7' }))).toBe('203.0.113.7')
    expect(clientAddressOf(new Headers())).toBe('127.0.0.1')
  })

  it('has a path and a query', () => {
    const target = (url: string) => targetOf(new Request(url))
    expect(target('http://acme.localhost:3000/api/v1/incidents?limit=1&q=a%3Fb')).toEqual({ path: '/api/v1/incidents', search: 'limit=1&q=a%3Fb' })
    expect(target('http://acme.localhost/')).toEqual({ path: '/', search: '' })
  })
})
