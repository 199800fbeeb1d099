import { describe, expect, it } from 'vitest'
import { nextPath } from '@/lib/people/sign-in/next-path'
import { refusalFromText, refusalToText } from '@/lib/people/sign-in/refusal-text'

describe('nextPath', () => {
  it.each([
    ['/desk', '/desk'],
    ['/desk?status=new&sort=-createdAt#top', '/desk?status=new&sort=-createdAt#top'],
    ['/portal/tickets/INC-000123', '/portal/tickets/INC-000123'],
    ['/', '/'],
    ['', '/'],
    [undefined, '/'],
    ['desk', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in', '/'],
    ['/sign-in?next=/desk', '/'],
    ['/sign-in/handover?token=x', '/'],
    ['/api/auth/signout', '/'],
    [`/${'x'.repeat(3000)}`, '/'],
  ])('%s leads to %s', (wanted, expected) => {
    expect(nextPath(wanted)).toBe(expected)
  })
})

describe('refusals in an address', () => {
  it('survive the way there and back', () => {
    for (const refusal of [{ reason: 'wrong' }, { reason: 'locked', minutes: 12 }] as const)
      expect(refusalFromText(refusalToText(refusal))).toEqual(refusal)
  })

  it('are a plain failure when they are not ours', () => {
    expect(refusalFromText(undefined)).toBeNull()
    expect(refusalFromText('CredentialsSignin')).toEqual({ reason: 'internal' })
    expect(refusalFromText('locked:<b>')).toEqual({ reason: 'locked' })
  })
})
