import { describe, expect, it } from 'vitest'
import { routeClasses } from '@/lib/platform/metrics/route-class'

const classOf = routeClasses([
  '/',
  '/sign-up',
  '/_not-found',
  '/api/auth/[...nextauth]',
  '/api/v1/[[...path]]',
  '/api/v1/incidents',
  '/api/v1/incidents/[id]',
  '/api/v1/incidents/[id]/timeline',
  '/t/[site]',
  '/t/[site]/desk/incidents/[ref]',
  '/t/[site]/desk/incidents/new',
])

describe('routeClasses', () => {
  it.each([
    ['/', '/'],
    ['/sign-up', '/sign-up'],
    ['/desk/incidents/INC-7', '/desk/incidents/[ref]'],
    ['/desk/incidents/new', '/desk/incidents/new'],
    ['/desk/incidents/INC-7/', '/desk/incidents/[ref]'],
    ['/api/v1/incidents', '/api/v1/incidents'],
    ['/api/v1/incidents/0190-abc/timeline', '/api/v1/incidents/[id]/timeline'],
    ['/api/v1/nothing/here', '/api/v1/[[...path]]'],
    ['/api/v1/incidents/1/unknown', '/api/v1/[[...path]]'],
    ['/api/v1', '/api/v1/[[...path]]'],
    ['/api/auth/callback/credentials', '/api/auth/[...nextauth]'],
    ['/_next/static/chunks/4711.js', '/_next/static'],
    ['/wp-login.php', 'unmatched'],
    ['/desk/incidents', 'unmatched'],
    [`/${'a/'.repeat(5_000)}`, 'unmatched'],
  ])('%s is %s', (path, pattern) => expect(classOf(path)).toBe(pattern))

  it('knows no route without a build', () => expect(routeClasses([])('/desk')).toBe('unmatched'))
})
