import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { settleForwardedHeaders, trustedProxies } from '@/scripts/lib/forwarded.mjs'

/** The headers that the application sees of a request from `peer`. */
function settled(peer: string, headers: IncomingHttpHeaders, proxies = ''): IncomingHttpHeaders {
  const request = { headers: { host: 'acme.localhost:3000', ...headers }, socket: { remoteAddress: peer } }
  settleForwardedHeaders(request, trustedProxies(proxies))
  return request.headers
}

describe('headers that name the client', () => {
  // Before all others, because it is said once in the life of a process.
  it('say once that a proxy sends what is no address', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    for (const _ of [1, 2]) settled('10.1.2.3', { 'x-forwarded-for': '198.51.100.4, gibberish' }, '10.0.0.0/8')
    expect(write.mock.calls.map(([text]) => String(text))).toEqual([expect.stringContaining('"gibberish"')])
  })

  it('are overwritten when the peer is nobody we trust', () => {
    const seen = settled('203.0.113.7', {
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'globex.localhost',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '1',
      'x-real-ip': '10.0.0.1',
      forwarded: 'for=10.0.0.1',
    })
    expect(seen).toEqual({
      host: 'acme.localhost:3000',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-host': 'acme.localhost:3000',
      'x-forwarded-proto': 'http',
    })
  })

  it('are believed from a trusted proxy', () => {
    const headers = {
      'x-forwarded-for': '198.51.100.4',
      'x-forwarded-host': 'desk.example.com',
      'x-forwarded-proto': 'https',
    }
    expect(settled('10.1.2.3', headers, '10.0.0.0/8')).toMatchObject({
      host: 'desk.example.com',
      'x-forwarded-for': '198.51.100.4',
      'x-forwarded-host': 'desk.example.com',
      'x-forwarded-proto': 'https',
    })
  })

  it.each([
    ['what the client wrote to the left of it is ignored', '1.1.1.1, 198.51.100.4', '198.51.100.4'],
    ['trusted proxies on the way are passed over', '1.1.1.1, 198.51.100.4, 10.9.9.9', '198.51.100.4'],
    ['all of them trusted: the farthest', '10.2.2.2, 10.9.9.9', '10.2.2.2'],
    ['rubbish ends the walk', '198.51.100.4, unknown', '10.1.2.3'],
    ['none given', undefined, '10.1.2.3'],
    ['an IPv6 client', '2001:db8::1', '2001:db8::1'],
    ['its port is no part of it', '203.0.113.9:4711', '203.0.113.9'],
    ['nor that of an IPv6 client', '[2001:db8::1]:443', '2001:db8::1'],
    ['in brackets without a port', '[2001:db8::1]', '2001:db8::1'],
    ['an IPv4 address written as IPv6, with its port', '[::ffff:203.0.113.9]:4711', '203.0.113.9'],
    ['a proxy of ours with its port is passed over', '198.51.100.4:80, 10.9.9.9:4711', '198.51.100.4'],
  ])('take the nearest address that is no proxy of ours: %s', (_, forwardedFor, client) => {
    const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }
    expect(settled('10.1.2.3', headers, '10.0.0.0/8')['x-forwarded-for']).toBe(client)
  })

  it('tell an IPv4 peer of a dual-stack socket by its IPv4 address', () => {
    expect(
      settled('::ffff:10.1.2.3', { 'x-forwarded-for': '198.51.100.4' }, '10.0.0.0/8')['x-forwarded-for'],
    ).toBe('198.51.100.4')
    expect(settled('::ffff:203.0.113.7', {})['x-forwarded-for']).toBe('203.0.113.7')
  })

  it('take host and protocol from the nearest proxy, not from what the client wrote before', () => {
    const headers = { 'x-forwarded-host': 'evil.example, desk.example.com', 'x-forwarded-proto': 'https, http' }
    expect(settled('10.1.2.3', headers, '10.0.0.0/8')).toMatchObject({ host: 'desk.example.com', 'x-forwarded-proto': 'http' })
  })

  it('ignore a protocol that is none', () => {
    expect(settled('10.1.2.3', { 'x-forwarded-proto': 'gopher' }, '10.0.0.0/8')['x-forwarded-proto']).toBe(
      'http',
    )
  })
})

describe('TRUSTED_PROXIES', () => {
  it('takes addresses and ranges of both families', () => {
    const isTrusted = trustedProxies(' 10.0.0.0/8, ::1 ,2001:db8::/32')
    expect(['10.255.0.1', '::1', '2001:db8:1::2'].every(isTrusted)).toBe(true)
    expect(['11.0.0.1', '::2', '2001:db9::1', '', 'nonsense'].some(isTrusted)).toBe(false)
  })

  it.each(['10.0.0.0/33', '10.0.0/8', 'proxy.example.com', '::1/129', '10.0.0.0/'])('refuses %s', (list) => {
    expect(() => trustedProxies(list)).toThrow('TRUSTED_PROXIES')
  })
})
